import { describe, expect, it } from 'vitest';
import { readReadiness } from '#src/accounts/read-readiness.ts';
import { SANDBOX_PEOPLE } from '#src/sandbox/seed/people.ts';
import type { SandboxAccountTable } from '#src/sandbox/accounts/tables.ts';
import type { Action, MemberRole } from '#src/registry/names.ts';
import { parseReadinessQuery } from '#src/contracts/readiness-query.ts';
import { openTestSandbox } from '#test/unit/sandbox/open-test-source.ts';

/** A reader with these accounts, asking with a query string. */
async function openReader(memberships: readonly { account_id: string; role: MemberRole }[]) {
  const { db, source, now } = await openTestSandbox();
  if (memberships.length > 0) {
    const rows = memberships.map((membership) => ({ ...membership, user_id: 'u1' }));
    await db.insertInto('sandbox_member').values(rows).execute();
  }
  const reader = { id: 'u1', email: 'u1@example.test' };
  const ask = async (search: string) => {
    const query = parseReadinessQuery(new URLSearchParams(search));
    if (!query.ok) throw new Error(`not a valid query: ${search}`);
    const result = await readReadiness({ source, reader, query: query.value, now: now() });
    return result.ok ? result.report : result.reason;
  };
  return { ask, db };
}

const NOTHING = { account_id: null, as_of: null, version: null };
const owner = (account_id: string) => ({ account_id, role: 'owner' as const });

describe('the people of the sandbox', () => {
  for (const { email, memberships, context } of SANDBOX_PEOPLE) {
    if (!context) continue;
    const { code, action, target } = context;
    it(`${email} sees ${code ?? 'ready'} at ${target}`, async () => {
      const { ask } = await openReader(memberships);
      const report = await ask(`action=${action}&target=${target}`);
      expect(report).toMatchObject({ verdict: code ? 'blocked' : 'ready', primary: code });
    });
  }
});

describe('a stored value that nobody knows', () => {
  const cases: [column: keyof SandboxAccountTable, stored: unknown, action: Action][] = [
    ['package_key', 'gone', 'scan'],
    ['package_key', null, 'scan'],
    ['package_entitlement_status', 'golden', 'scan'],
    ['billing_state', 'fine', 'scan'],
    ['subscription_status', 'comped', 'scan'],
    ['credit_balance', 'many', 'scan'],
    ['credit_balance', -4, 'retest'],
    ['remaining_fix_credits', null, 'fix'],
    ['ai_credit_balance', 0.5, 'ai'],
    ['credits_reset_at', 'soon', 'ai'],
    ['monitoring_entitlement_status', '', 'monitoring'],
  ];
  const targets: Record<Action, string> = {
    scan: 'projects/prj_ready',
    retest: 'reports/rep_ready',
    fix: 'fix-tasks/fix_ready',
    monitoring: 'monitoring/prj_ready',
    ai: 'reports/rep_ready',
  };
  it.each(cases)('%s %j leaves %s unverified, with nothing for sale', async (...row) => {
    const [column, stored, action] = row;
    const { ask, db } = await openReader([owner('acc_ready')]);
    const query = `action=${action}&target=${targets[action]}`;
    expect(await ask(query)).toMatchObject({ verdict: 'ready' });
    await db
      .updateTable('sandbox_account')
      .set({ [column]: stored })
      .where('account_id', '=', 'acc_ready')
      .execute();
    expect(await ask(query)).toMatchObject({
      verdict: 'unverified',
      primary: null,
      next: { kind: 'retry', intent: 'reread' },
    });
  });

  it('does not know a payment while something else is missing', async () => {
    const { ask, db } = await openReader([owner('acc_credit_balance_exhausted')]);
    const query = 'action=fix&target=fix-tasks/fix_credit_balance_exhausted';
    expect(await ask(query)).toMatchObject({ next: { kind: 'checkout' } });
    await db.updateTable('sandbox_account').set({ open_checkout: '{' }).execute();
    expect(await ask(query)).toMatchObject({ verdict: 'unverified', next: { intent: 'reread' } });
  });
});

describe('which account is meant', () => {
  it('is the only one, when neither account nor target says', async () => {
    const { ask } = await openReader([owner('acc_ready')]);
    expect(await ask('action=fix')).toMatchObject({
      verdict: 'unverified',
      primary: null,
      reasons: [],
      account_id: 'acc_ready',
      version: 1,
    });
  });

  it('is none of several, and none of none', async () => {
    for (const memberships of [[owner('acc_ready'), owner('acc_plan_change_required')], []]) {
      const { ask } = await openReader(memberships);
      expect(await ask('action=scan')).toMatchObject({ verdict: 'unverified', ...NOTHING });
    }
  });

  it('is the owner of the target', async () => {
    const { ask } = await openReader([owner('acc_ready'), owner('acc_plan_change_required')]);
    expect(await ask('action=scan&target=projects/prj_ready')).toMatchObject({
      verdict: 'ready',
      account_id: 'acc_ready',
    });
  });

  it('is the one that the query names, even beside a target of another', async () => {
    const { ask } = await openReader([owner('acc_ready'), owner('acc_plan_change_required')]);
    const query = 'action=scan&target=projects/prj_ready&account=acc_plan_change_required';
    expect(await ask(query)).toMatchObject({
      verdict: 'blocked',
      primary: 'ACCOUNT_MISMATCH',
      next: { kind: 'switch_account', account_id: 'acc_ready' },
      account_id: 'acc_plan_change_required',
    });
  });

  it('must be one of the reader’s', async () => {
    const { ask } = await openReader([owner('acc_ready')]);
    expect(await ask('account=acc_plan_change_required')).toBe('account_not_found');
    expect(await ask('account=acc_nowhere')).toBe('account_not_found');
  });
});

describe('a target that is not the reader’s', () => {
  it('looks as if it did not exist, and shows nothing of any account', async () => {
    const { ask } = await openReader([owner('acc_ready')]);
    for (const account of ['', '&account=acc_ready']) {
      const foreign = await ask(`action=fix&target=fix-tasks/fix_plan_change_required${account}`);
      expect(foreign).toMatchObject({
        verdict: 'stop',
        primary: 'ACCOUNT_MISMATCH',
        steps: [],
        ...NOTHING,
      });
      expect(await ask(`action=fix&target=fix-tasks/fix_nowhere${account}`)).toEqual(foreign);
    }
  });
});
