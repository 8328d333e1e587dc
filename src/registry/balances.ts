import type { BalanceField } from './names.ts';

/** How a balance's credits are spoken of. */
export interface BalanceEntry {
  credits: string;
}

/** What a balance's credits are called, in labels and prose. */
export const balances = {
  credit_balance: { credits: 'scan credits' },
  remaining_fix_credits: { credits: 'fix credits' },
  ai_credit_balance: { credits: 'AI credits' },
} as const satisfies Record<BalanceField, BalanceEntry>;
