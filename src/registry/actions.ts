import type { Action, BalanceField } from './names.ts';

/** A product action that plan, billing or credits can block. */
export interface ActionEntry {
  /** As a button says it. */
  title: string;
  /** As it reads inside a sentence: "a scan". */
  phrase: string;
  /** The balance that it draws on; null where an entitlement is all it needs. */
  balance: BalanceField | null;
}

export const actions = {
  scan: { title: 'Scan', phrase: 'a scan', balance: 'credit_balance' },
  retest: { title: 'Retest', phrase: 'a retest', balance: 'credit_balance' },
  fix: { title: 'Fix', phrase: 'an automated fix', balance: 'remaining_fix_credits' },
  monitoring: { title: 'Monitoring', phrase: 'recurring monitoring', balance: null },
  ai: { title: 'AI assistance', phrase: 'AI assistance', balance: 'ai_credit_balance' },
} as const satisfies Record<Action, ActionEntry>;
