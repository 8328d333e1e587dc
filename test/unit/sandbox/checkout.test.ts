import { describe, expect, it } from 'vitest';
import { checkPayable } from '#src/sandbox/billing/check-payable.ts';
import { reconcileAccount } from '#src/sandbox/billing/reconcile-account.ts';
import { startCheckout } from '#src/sandbox/billing/start-checkout.ts';
import {
  decideDispute,
  disputeSession,
  paySession,
  refundSession,
} from '#src/sandbox/provider/test-controls.ts';
import { startRun } from '#src/sandbox/workflows/start-run.ts';
import { addMember, openTestSandbox } from './open-test-source.ts';

const ACCOUNT = 'acc_credit_balance_exhausted';
const OWNER = { id: 'u1', role: 'owner' as const };

async function open() {
  const parts = await openTestSandbox();
  const { sandbox } = parts;
  const start = async (item: string, buyer: Parameters<typeof startCheckout>[1]['buyer'] = OWNER) =>
    startCheckout(sandbox, { account_id: ACCOUNT, buyer, item, context: {} });
  const mustStart = async (item: string) => {
    const started = await start(item);
    if (!started.ok) throw new Error(`refused: ${started.blocked_by}`);
    return started.checkout_session_id;
  };
  const pay = (id: string) =>
    paySession(sandbox.desk, id, { outcome: 'success', delivery: 'never' });
  const state = () => parts.source.readState(ACCOUNT);
  const buy = async (item: string) => {
    const id = await mustStart(item);
    await pay(id);
    await reconcileAccount(sandbox, ACCOUNT);
    return id;
  };
  return { ...parts, start, mustStart, pay, state, buy };
}

async function runFix({ sandbox, db }: Awaited<ReturnType<typeof open>>, key: string) {
  const reader = await addMember(db, ACCOUNT, 'owner', `runner-${key}`);
  const target = { kind: 'fix-tasks' as const, id: `fix_credit_balance_exhausted` };
  return startRun(sandbox, { reader, target, action: 'fix', idempotency_key: key });
}

describe('a checkout', () => {
  it('is open, then paid, and delivers what it bought once', async () => {
    const site = await open();
    const id = await site.mustStart('fixes_10');
    expect(await site.state()).toMatchObject({
      payment_status: 'open',
      checkout_session_id: id,
      open_checkout: { intent: 'credit_purchase', item: 'fixes_10' },
    });
    expect(await site.pay(id)).toBe(true);
    expect(await site.pay(id)).toBe(false);
    await reconcileAccount(site.sandbox, ACCOUNT);
    await reconcileAccount(site.sandbox, ACCOUNT);
    expect(await site.state()).toMatchObject({
      payment_status: 'confirmed',
      checkout_session_id: null,
      open_checkout: null,
      remaining_fix_credits: 10,
    });
  });

  it('is resumed for the same item, and gives way to another one for good', async () => {
    const site = await open();
    const first = await site.mustStart('fixes_10');
    expect(await site.mustStart('fixes_10')).toBe(first);
    const second = await site.mustStart('scans_50');
    expect(second).not.toBe(first);
    expect(await site.pay(first)).toBe(false);
    expect(await site.pay(second)).toBe(true);
    await reconcileAccount(site.sandbox, ACCOUNT);
    expect(await site.state()).toMatchObject({ credit_balance: 62, remaining_fix_credits: 0 });
  });

  it('does not give way once it is paid, though nobody has told us yet', async () => {
    const site = await open();
    const first = await site.mustStart('fixes_10');
    await site.pay(first);
    expect(await site.start('scans_50')).toEqual({ ok: false, blocked_by: 'money_in_flight' });
    expect(await site.state()).toMatchObject({ remaining_fix_credits: 10, open_checkout: null });
  });

  it('is opened once by many who ask at the same time', async () => {
    const site = await open();
    const asked = await Promise.all(
      ['fixes_10', 'scans_50', 'fixes_10', 'ai_200', 'fixes_10'].map((item) => site.start(item)),
    );
    expect(asked.some(({ ok }) => ok)).toBe(true);
    const open_sessions = (await site.sandbox.provider.list(ACCOUNT)).filter(
      ({ kind, status }) => kind === 'session' && status === 'open',
    );
    expect(open_sessions).toHaveLength(1);
  });

  it('cannot be paid once billing is blocked, nor by who may not buy, nor for another account', async () => {
    const site = await open();
    const paid = await site.buy('scans_50');
    const id = await site.mustStart('fixes_10');
    const payable = (account: string, role: 'owner' | 'finance_reviewer') =>
      checkPayable(site.sandbox, account, id, role);
    expect(await payable(ACCOUNT, 'owner')).toMatchObject({ ok: true });
    expect(await payable(ACCOUNT, 'finance_reviewer')).toEqual({ ok: false, blocked_by: 'role' });
    expect(await payable('acc_ready', 'owner')).toEqual({ ok: false, blocked_by: 'not_found' });
    await disputeSession(site.sandbox.desk, paid);
    await reconcileAccount(site.sandbox, ACCOUNT);
    expect(await payable(ACCOUNT, 'owner')).toEqual({ ok: false, blocked_by: 'billing_blocked' });
  });
});

describe('a plan that is bought', () => {
  it('takes effect with its credits, and ends the choice', async () => {
    const site = await open();
    await site.buy('agency');
    expect(await site.state()).toMatchObject({
      package_key: 'agency',
      package_entitlement_status: 'active',
      subscription_status: 'active',
      remaining_fix_credits: 100,
      selected_package_key: null,
    });
  });

  it('is revoked when its payment is given back', async () => {
    const site = await open();
    const id = await site.buy('agency');
    expect(await refundSession(site.sandbox.desk, id)).toBe(true);
    await reconcileAccount(site.sandbox, ACCOUNT);
    expect(await site.state()).toMatchObject({
      package_entitlement_status: 'revoked',
      subscription_status: 'canceled',
      billing_state: 'active',
      remaining_fix_credits: 0,
      credit_balance: 12,
    });
  });
});

describe('a payment that is taken back', () => {
  it('takes unspent credits, records the spent ones, and blocks until they are settled', async () => {
    const site = await open();
    const id = await site.buy('fixes_10');
    for (const key of ['a', 'b', 'c']) {
      expect(await runFix(site, key)).toMatchObject({ outcome: 'started' });
    }
    await refundSession(site.sandbox.desk, id);
    await reconcileAccount(site.sandbox, ACCOUNT);
    await reconcileAccount(site.sandbox, ACCOUNT);
    expect(await site.state()).toMatchObject({
      billing_state: 'blocked',
      remaining_fix_credits: 0,
    });
    const invoices = await site.db
      .selectFrom('sandbox_transaction')
      .selectAll()
      .where('account_id', '=', ACCOUNT)
      .where('about', 'is not', null)
      .orderBy('kind')
      .execute();
    expect(invoices).toMatchObject([
      { kind: 'invoice', status: 'open', amount_cents: 1200 },
      { kind: 'refund', about: id, shortfall_credits: 3 },
    ]);
  });

  it('holds the account while a dispute is open; won, nothing else happens', async () => {
    const site = await open();
    const id = await site.buy('fixes_10');
    await disputeSession(site.sandbox.desk, id);
    await reconcileAccount(site.sandbox, ACCOUNT);
    expect(await site.state()).toMatchObject({
      billing_state: 'blocked',
      remaining_fix_credits: 10,
    });
    expect(await runFix(site, 'a')).toMatchObject({
      outcome: 'refused',
      report: { primary: 'BILLING_STATE_BLOCKED' },
    });
    expect(await refundSession(site.sandbox.desk, id)).toBe(false);
    const dispute = (await site.sandbox.provider.list(ACCOUNT)).find(
      ({ kind }) => kind === 'dispute',
    );
    await decideDispute(site.sandbox.desk, dispute!.id, 'won');
    await reconcileAccount(site.sandbox, ACCOUNT);
    expect(await site.state()).toMatchObject({
      billing_state: 'active',
      remaining_fix_credits: 10,
    });
  });

  it('a dispute that is lost is as a refund', async () => {
    const site = await open();
    const id = await site.buy('fixes_10');
    await disputeSession(site.sandbox.desk, id);
    const [dispute] = (await site.sandbox.provider.list(ACCOUNT)).filter(
      ({ kind }) => kind === 'dispute',
    );
    await decideDispute(site.sandbox.desk, dispute!.id, 'lost');
    await reconcileAccount(site.sandbox, ACCOUNT);
    expect(await site.state()).toMatchObject({ billing_state: 'active', remaining_fix_credits: 0 });
  });
});
