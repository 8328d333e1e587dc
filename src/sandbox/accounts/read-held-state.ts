import type { Kysely } from 'kysely';
import type { AccountSource } from '#src/accounts/account-source.ts';
import type { AccountState } from '#src/readiness/account-state.ts';
import type { HeldAccount } from '../sandbox.ts';
import type { ProductTables } from '../tables.ts';
import { createSandboxAccountSource } from './create-sandbox-account-source.ts';

/** What the account source says while a change holds the account: nothing can make it untrue. */
export function createHeldSource({ trx, at, catalog }: HeldAccount): AccountSource {
  const db: Kysely<ProductTables> = trx;
  return createSandboxAccountSource({ db, now: () => new Date(at), catalog });
}

/** The state of the account that a change holds. */
export async function readHeldState(held: HeldAccount): Promise<AccountState> {
  return (await createHeldSource(held).readState(held.account_id)) as AccountState;
}
