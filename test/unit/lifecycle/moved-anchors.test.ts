import { describe, expect, it } from 'vitest';
import { findMovedTarget } from '#components/shell/moved-target.ts';
import { listMovedAnchors } from '#src/contracts/moved-anchors.ts';
import { CODES, GUIDE_SLUGS } from '#src/registry/names.ts';
import { guidePath, MAIN_GUIDE, reasonPath } from '#src/registry/paths.ts';
import { registry } from '#src/registry/registry.ts';
import { later } from './later-registry.ts';

describe('the anchors of a page that have moved', () => {
  it('are former and retired names in the guide with the steps', () => {
    expect(listMovedAnchors(later, guidePath(MAIN_GUIDE))).toEqual({
      SUBSCRIPTION_PAST_DUE: '#BILLING_STATE_BLOCKED',
      PLAN_CHANGE_REQUIRED: '/reasons/plan-change-required/',
      CREDITS_GONE: '#CREDIT_BALANCE_EXHAUSTED',
      'check-balance': '#check-credits',
      'respect-limits': '#use-checkout',
      continue: '#_top',
    });
  });

  it('are former names of fields: a retired field keeps its section', () => {
    expect(listMovedAnchors(later, '/fields/')).toEqual({ scan_balance: '#credit_balance' });
  });

  it('are what a guide says of its sections', () => {
    expect(listMovedAnchors(later, '/guides/scan-credits/')).toEqual({
      'when-it-runs-out': '#run-out',
    });
    expect(listMovedAnchors(later, '/guides/plans-and-credit-state/')).toEqual({});
  });

  it('are none on any page today', () => {
    const paths = [
      '/',
      '/reasons/',
      '/fields/',
      ...GUIDE_SLUGS.map(guidePath),
      ...CODES.map(reasonPath),
    ];
    for (const path of paths) expect(listMovedAnchors(registry, path)).toEqual({});
  });
});

describe('an address with an old anchor', () => {
  const moved = { old: '#new', gone: '/reasons/x/', far: '/guides/y/#z' };
  const follow = (hash: string, ...present: string[]) =>
    findMovedTarget(moved, { hash, search: '?action=fix' }, (id) => present.includes(id));

  it.each([
    ['#old', '#new'],
    ['#gone', '/reasons/x/?action=fix'],
    ['#far', '/guides/y/?action=fix#z'],
    ['#%6Fld', '#new'],
  ])('%s leads to %s', (hash, target) => expect(follow(hash)).toBe(target));

  it.each(['', '#', '#new', '#other', '#toString', '#__proto__', '#%'])(
    '%j leads nowhere else',
    (hash) => expect(follow(hash)).toBeNull(),
  );

  it('stays where the page still has it', () => expect(follow('#old', 'old')).toBeNull());
});
