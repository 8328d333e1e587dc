import { describe, expect, it } from 'vitest';
import { saveAccountState } from '#src/sandbox/accounts/save-account-state.ts';
import { addSandboxAccounts } from '#src/sandbox/seed/seed-sandbox.ts';
import { AccountStateSchema } from '#src/readiness/account-state.ts';
import { SEEDED_AT, openTestSource } from './open-test-source.ts';

const LATER = new Date('2026-11-24T09:30:00.000Z');

describe('the sandbox source', () => {
  it('lists the accounts of a reader by name, and none of a role that nobody knows', async () => {
    const { db, source } = await openTestSource();
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
    const { clock, source } = await openTestSource();
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
    const { source } = await openTestSource();
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
    const { db } = await openTestSource();
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
    const { db, source } = await openTestSource();
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
    const { source, clock, ...context } = await openTestSource();
    const heard: string[] = [];
    const stop = source.watchChanges('acc_ready', (version) => heard.push(`ready ${version}`));
    source.watchChanges('acc_plan_change_required', () => heard.push('another account'));
    clock.now = LATER;
    const open_checkout = { intent: 'credit_purchase', item: 'fixes_10' } as const;
    const change = { payment_status: 'open', checkout_session_id: 'cs_1', open_checkout } as const;

    expect(await saveAccountState(context, 'acc_ready', change)).toBe(2);
    expect(await source.readState('acc_ready')).toMatchObject({
      ...change,
      version: 2,
      changed_at: LATER.toISOString(),
      credit_balance: 42,
    });
    stop();
    expect(
      await saveAccountState(context, 'acc_ready', {
        payment_status: 'confirmed',
        open_checkout: null,
      }),
    ).toBe(3);
    expect(await source.readState('acc_ready')).toMatchObject({ open_checkout: null, version: 3 });
    expect(heard).toEqual(['ready 2']);
  });

  it('sets and clears what a project holds itself', async () => {
    const { source, ...context } = await openTestSource();
    const set = async (monitoring_entitlement_status: 'expired' | null) => {
      const projects = [{ project_id: 'prj_ready', monitoring_entitlement_status }];
      await saveAccountState(context, 'acc_ready', { projects });
      return (await source.readState('acc_ready'))?.projects;
    };
    expect(await set('expired')).toEqual([
      { project_id: 'prj_ready', monitoring_entitlement_status: 'expired' },
    ]);
    expect(await set(null)).toEqual([{ project_id: 'prj_ready' }]);
  });

  it('is written as a whole or not at all', async () => {
    const { source, ...context } = await openTestSource();
    const heard: number[] = [];
    source.watchChanges('acc_ready', (version) => heard.push(version));
    const before = await source.readState('acc_ready');
    const projects = [
      { project_id: 'prj_plan_change_required', package_entitlement_status: 'active' as const },
    ];
    await expect(
      saveAccountState(context, 'acc_ready', { billing_state: 'closed', projects }),
    ).rejects.toThrow('has no project');
    expect(await source.readState('acc_ready')).toEqual(before);
    expect(await saveAccountState(context, 'acc_nowhere', { billing_state: 'closed' })).toBeNull();
    expect(heard).toEqual([]);
  });

  it('survives seeding again', async () => {
    const { source, ...context } = await openTestSource();
    await saveAccountState(context, 'acc_ready', { credit_balance: 1 });
    const before = await source.readState('acc_ready');
    await addSandboxAccounts(context.db, LATER);
    expect(await source.readState('acc_ready')).toEqual(before);
  });
});
