import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { listMissing } from './coverage.ts';
import { runHistories } from './run-histories.ts';

// A thousand histories; a busy machine may take its time.
vi.setConfig({ testTimeout: 600_000 });

const EMPTY = 'acc_credit_balance_exhausted';

/** The one has what the other lacks, so that nothing moves between them unnoticed. */
const pairs = fc.oneof(
  ...(
    [
      [[EMPTY, 'acc_ready'], 4],
      [[EMPTY, 'acc_package_entitlement_missing'], 2],
      [[EMPTY, 'acc_subscription_past_due'], 2],
      [['acc_package_entitlement_missing', 'acc_plan_change_required'], 1],
      [['acc_billing_state_blocked', EMPTY], 1],
    ] as const
  ).map(([accounts, weight]) => ({ arbitrary: fc.constant(accounts), weight })),
);

describe('two accounts, whatever happens to their payments', () => {
  it('have what these imply, each its own', async () => {
    await runHistories(pairs, 1_050);
  });

  it('have had every kind of thing happen to them, often enough', () => {
    expect(listMissing()).toEqual([]);
  });
});
