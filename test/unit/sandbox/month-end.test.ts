import { expect, it } from 'vitest';
import { reconcileAccount } from '#src/sandbox/billing/reconcile-account.ts';
import { settleInvoice } from '#src/sandbox/billing/settle-invoice.ts';
import { startCheckout } from '#src/sandbox/billing/start-checkout.ts';
import { lookAfterAccounts } from '#src/sandbox/keep-books.ts';
import { paySession, refundSession } from '#src/sandbox/provider/test-controls.ts';
import { openTestSandbox } from './open-test-source.ts';

it('credits of a month end with it, though the plan was given back meanwhile', async () => {
  const { sandbox, clock, source } = await openTestSandbox();
  const account = 'acc_ready';
  const before = await source.readState(account);
  expect(before?.credit_balance).toBeGreaterThan(0);
  const started = await startCheckout(sandbox, {
    account_id: account,
    buyer: { id: 'u1', role: 'owner' },
    item: 'agency',
    context: {},
  });
  if (!started.ok) throw new Error(started.blocked_by);
  const id = started.checkout_session_id;
  await paySession(sandbox.desk, id, { outcome: 'success', delivery: 'never' });
  await reconcileAccount(sandbox, account);
  await refundSession(sandbox.desk, id);
  await reconcileAccount(sandbox, account);
  expect(await source.readState(account)).toMatchObject({
    package_entitlement_status: 'revoked',
    credit_balance: before?.credit_balance,
    credits_reset_at: { credit_balance: null },
  });
  clock.now = new Date('2027-02-05T09:00:00.000Z');
  await lookAfterAccounts(sandbox);
  expect(await source.readState(account)).toMatchObject({ credit_balance: 0 });
});

it('an invoice settled after the month’s end brings the plan’s credits back', async () => {
  const { sandbox, clock, source } = await openTestSandbox();
  const account = 'acc_subscription_past_due';
  clock.now = new Date('2026-12-05T09:00:00.000Z');
  await lookAfterAccounts(sandbox);
  expect(await source.readState(account)).toMatchObject({
    credit_balance: 0,
    credits_reset_at: { credit_balance: null },
  });
  expect(await settleInvoice(sandbox, account, 'in_subscription_past_due_2026-11')).toBe(true);
  expect(await source.readState(account)).toMatchObject({
    subscription_status: 'active',
    credit_balance: 200,
    credits_reset_at: { credit_balance: '2027-01-01T00:00:00.000Z' },
  });
});
