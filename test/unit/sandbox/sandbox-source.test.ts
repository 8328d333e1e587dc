import { describe, expect, it } from 'vitest';
import { changeAccount } from '#src/sandbox/accounts/change-account.ts';
import { selectPlan } from '#src/sandbox/billing/select-plan.ts';
import { addSandboxAccounts } from '#src/sandbox/seed/seed-sandbox.ts';
import { productCatalog } from '#src/registry/catalog.ts';
import { AccountStateSchema } from '#src/readiness/account-state.ts';
import { SEEDED_AT, openTestSandbox } from './open-test-source.ts';

const LATER = new Date('2026-11-24T09:30:00.000Z');

describe('the sandbox source', () => {
  it('lists the accounts of a reader by name, and none of a role that nobody knows', async () => {
    const { db, source } = await openTestSandbox();
    const members = [
      { user_id: 'u1', account_id: 'acc_ready', role: 'agency' },
      { user_id: 'u1', account_id: 'acc_billing_state_blocked', role: 'owner' },
      { user_id: 'u1', account_id: 'acc_plan_change_required', role: 'emperor' },
      { user_id: 'u2', account_id: 'acc_subscription_past_due', role: 'owner' },
    ];
    await db.insertInto('sandbox_member').values(members).execute();
    expect(await source.listMemberships({ id: 'u1', email: 'u1@example.test' })).toEqual([
      { account_id: 'acc_billing_state_blocked', name: 'Halyard Legal', role: 'owner' },
      { account_id: 'acc_ready', name: 'Marigold Bakery', role: 'agency' },
    ]);
    expect(await source.listMemberships({ id: 'u3', email: 'u3@example.test' })).toEqual([]);
  });

  it('says when it read, and when the account last changed', async () => {
    const { clock, source } = await openTestSandbox();
    clock.now = LATER;
    expect(await source.readState('acc_ready')).toMatchObject({
      as_of: LATER.toISOString(),
      changed_at: SEEDED_AT.toISOString(),
      version: 1,
      projects: [{ project_id: 'prj_ready' }],
    });
    expect(await source.readState('acc_nowhere')).toBeNull();
  });

  it('knows who owns a target, by kind and id together', async () => {
    const { source } = await openTestSandbox();
    expect(await source.findTarget({ kind: 'fix-tasks', id: 'fix_ready' })).toEqual({
      kind: 'fix-tasks',
      id: 'fix_ready',
      account_id: 'acc_ready',
      project_id: 'prj_ready',
    });
    expect(await source.findTarget({ kind: 'reports', id: 'fix_ready' })).toBeNull();
    const targets = await source.listTargets('acc_ready');
    expect(targets.map(({ kind, id }) => `${kind}/${id}`)).toEqual([
      'fix-tasks/fix_ready',
      'monitoring/prj_ready',
      'projects/prj_ready',
      'reports/rep_ready',
    ]);
  });

  it('refuses a target whose project is another account’s', async () => {
    const { db } = await openTestSandbox();
    const stray = {
      kind: 'reports',
      id: 'rep_stray',
      account_id: 'acc_ready',
      project_id: 'prj_billing_state_blocked',
    };
    await expect(db.insertInto('sandbox_target').values(stray).execute()).rejects.toThrow(
      'FOREIGN KEY',
    );
  });

  it('reads a valid state from a row of junk', async () => {
    const { db, source } = await openTestSandbox();
    const junk = { billing_state: '?', credits_reset_at: '{', open_checkout: '{', changed_at: '-' };
    await db
      .updateTable('sandbox_account')
      .set({ ...junk, credit_balance: 'many' as unknown as number })
      .where('account_id', '=', 'acc_ready')
      .execute();
    const state = await source.readState('acc_ready');
    expect(AccountStateSchema.parse(state)).toMatchObject({
      billing_state: 'unknown',
      payment_status: 'unknown',
      credit_balance: null,
    });
  });
});

describe('a change to an account', () => {
  it('raises the version by one, dates it, and tells who watches that account', async () => {
    const { source, clock, sandbox } = await openTestSandbox();
    const heard: string[] = [];
    const stop = source.watchChanges('acc_ready', (version) => heard.push(`ready ${version}`));
    source.watchChanges('acc_plan_change_required', () => heard.push('another account'));
    clock.now = LATER;
    expect(await selectPlan(sandbox, 'acc_ready', 'agency', 'owner')).toBeNull();
    expect(await source.readState('acc_ready')).toMatchObject({
      selected_package_key: 'agency',
      version: 2,
      changed_at: LATER.toISOString(),
      credit_balance: 42,
    });
    stop();
    expect(await selectPlan(sandbox, 'acc_ready', 'team', 'owner')).toBeNull();
    expect(heard).toEqual(['ready 2']);
  });

  it('is written as a whole or not at all', async () => {
    const { source, sandbox } = await openTestSandbox();
    const heard: number[] = [];
    source.watchChanges('acc_ready', (version) => heard.push(version));
    const before = await source.readState('acc_ready');
    const fail = changeAccount(sandbox, 'acc_ready', async (held) => {
      await held.trx.updateTable('sandbox_billing').set({ package_key: 'free' }).execute();
      throw new Error('half-way');
    });
    await expect(fail).rejects.toThrow('half-way');
    expect(await source.readState('acc_ready')).toEqual(before);
    const nowhere = changeAccount(sandbox, 'acc_nowhere', async () => ({
      changed: true,
      value: null,
    }));
    await expect(nowhere).rejects.toThrow('no account acc_nowhere');
    expect(heard).toEqual([]);
  });

  it('survives seeding again', async () => {
    const { source, db, sandbox } = await openTestSandbox();
    await selectPlan(sandbox, 'acc_ready', 'agency', 'owner');
    const before = await source.readState('acc_ready');
    await addSandboxAccounts(db, productCatalog, LATER);
    expect(await source.readState('acc_ready')).toEqual(before);
  });
});
