import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { listMissing } from './coverage.ts';
import { runHistories } from './run-histories.ts';

// A thousand histories; a busy machine may take its time.
vi.setConfig({ testTimeout: 600_000 });

/** What an account starts from decides what can happen to it. */
const accounts = fc.oneof(
  ...(
    [
      ['acc_credit_balance_exhausted', 4],
      ['acc_package_entitlement_missing', 2],
      ['acc_ready', 1],
      ['acc_ai_credit_limit_reached', 1],
      ['acc_subscription_past_due', 1],
      ['acc_billing_state_blocked', 1],
      ['acc_checkout_payment_pending', 1],
      ['acc_plan_change_required', 1],
    ] as const
  ).map(([account, weight]) => ({ arbitrary: fc.constant([account]), weight })),
);

describe('an account, whatever happens to its payments', () => {
  it('has what they imply, no more and no less', async () => {
    await runHistories(accounts, 1_050);
  });

  it('has had every kind of thing happen to it, often enough', () => {
    expect(listMissing()).toEqual([]);
  });
});
