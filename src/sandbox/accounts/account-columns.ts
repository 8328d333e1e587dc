import type { AccountState } from '#src/readiness/account-state.ts';
import type { SandboxAccountRow } from './tables.ts';

/** Everything about an account that can change, but its projects. */
export type AccountValues = Omit<
  AccountState,
  'account_id' | 'projects' | 'as_of' | 'version' | 'changed_at'
>;

type AccountColumns = Pick<SandboxAccountRow, keyof AccountValues>;

/** Values as the columns hold them; only the given ones. */
export function toAccountColumns(values: AccountValues): AccountColumns;
export function toAccountColumns(values: Partial<AccountValues>): Partial<AccountColumns>;
export function toAccountColumns({
  open_checkout,
  credits_reset_at,
  ...plain
}: Partial<AccountValues>): Partial<AccountColumns> {
  return {
    ...plain,
    ...(open_checkout !== undefined && {
      open_checkout: open_checkout && JSON.stringify(open_checkout),
    }),
    ...(credits_reset_at && { credits_reset_at: JSON.stringify(credits_reset_at) }),
  };
}
