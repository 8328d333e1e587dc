import { describe, expect, it, vi } from 'vitest';
import type { AccountState, Project } from '#src/readiness/account-state.ts';
import { ACTIONS } from '#src/registry/names.ts';
import { ENTITLEMENT_STATUSES } from '#src/registry/field-values.ts';
import { ask, standingOf } from './ask.ts';
import { buildGrid } from './grid.ts';
import { axesFor } from './axes.ts';
import type { Axis } from './axes.ts';
import { evaluate } from './setups.ts';
import { FULL_CATALOG } from './states.ts';

// Many states each; a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

/** The same grid without the subscription's axis, for one subscription status. */
function gridFor(
  action: (typeof ACTIONS)[number],
  subscription_status: AccountState['subscription_status'],
) {
  const axes = axesFor(action).filter((axis: Axis) => axis.name !== 'subscription_status');
  const setup = { label: action, action, catalog: FULL_CATALOG, role: 'owner', axes } as const;
  return buildGrid({ ...setup, account: { subscription_status }, axes }, evaluate, {});
}

describe('subscription statuses that mean the same', () => {
  it.each([
    ['trialing', 'active'],
    ['canceled', 'none'],
    ['incomplete_expired', 'none'],
    ['incomplete', 'paused'],
  ] as const)('%s decides as %s in every state', (one, other) => {
    for (const action of ACTIONS) {
      const first = gridFor(action, one);
      const second = gridFor(action, other);
      expect(first.verdicts).toEqual(second.verdicts);
      expect(first.codes).toEqual(second.codes);
      expect(first.sales).toEqual(second.sales);
    }
  });
});

const here = (project: Partial<Project>): Project => ({ project_id: 'prj_here', ...project });

describe('entitlements held per project', () => {
  it.each(ENTITLEMENT_STATUSES)('the target’s project says %s instead of the account', (status) => {
    for (const held of ENTITLEMENT_STATUSES) {
      const project = ask({
        account: {
          package_entitlement_status: held,
          projects: [here({ package_entitlement_status: status })],
        },
      });
      const account = ask({ account: { package_entitlement_status: status } });
      expect(project).toEqual(account);
      const monitored = ask({
        action: 'monitoring',
        account: {
          monitoring_entitlement_status: held,
          projects: [here({ monitoring_entitlement_status: status })],
        },
      });
      expect(monitored).toEqual(
        ask({ action: 'monitoring', account: { monitoring_entitlement_status: status } }),
      );
    }
  });

  it('replaces only what the project holds', () => {
    const projects = [here({ monitoring_entitlement_status: 'none' })];
    const account = { package_entitlement_status: 'revoked', projects } as const;
    expect(ask({ account: { ...account, projects } }).primary).toBe('PACKAGE_ENTITLEMENT_MISSING');
  });

  it('is unverified where the project’s own value is unknown, whatever the account holds', () => {
    const report = ask({
      account: { projects: [here({ package_entitlement_status: 'unknown' })] },
    });
    expect(report.verdict).toBe('unverified');
    expect(standingOf(report, 'package_entitlement_status')).toBe('unknown');
  });

  it('never counts another project', () => {
    const others = ENTITLEMENT_STATUSES.map((status, i) => ({
      project_id: `prj_${i}`,
      package_entitlement_status: status,
      monitoring_entitlement_status: status,
    }));
    for (const action of ACTIONS) {
      expect(ask({ action, account: { projects: others } })).toEqual(ask({ action }));
      const missing = { package_entitlement_status: 'none' } as const;
      expect(ask({ action, account: { ...missing, projects: others } })).toEqual(
        ask({ action, account: missing }),
      );
    }
  });

  it('never counts a project for a target outside projects', () => {
    const target = { route: '/reports/rep_x', owner_account_id: 'acc_here', project_id: null };
    const projects = [here({ package_entitlement_status: 'revoked' })];
    expect(ask({ account: { projects }, request: { target } }).verdict).toBe('ready');
  });
});

describe('the wrong plan', () => {
  it.each([null, 'not_in_catalog'])('package_key %s leaves the plan unknown', (package_key) => {
    const report = ask({ account: { package_key } });
    expect(report).toMatchObject({
      verdict: 'unverified',
      reasons: [],
      next: { intent: 'reread' },
    });
    expect(standingOf(report, 'package_key')).toBe('unknown');
  });

  it('names which balance is spent', () => {
    const account = { credit_balance: 0, remaining_fix_credits: 0, ai_credit_balance: 0 };
    const named = ACTIONS.map((action) =>
      ask({ action, account }).reasons.map((one) => one.fields),
    );
    expect(named).toEqual([
      [['credit_balance']],
      [['credit_balance']],
      [['remaining_fix_credits']],
      [],
      [['ai_credit_balance']],
    ]);
  });
});
