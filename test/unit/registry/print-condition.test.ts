import { describe, expect, it } from 'vitest';
import {
  actionIs,
  all,
  any,
  balanceBelow,
  field,
  not,
  planChangeExists,
  planIncludesAction,
  purchaseUndelivered,
  reasonHolds,
  sessionBuysRemedy,
  when,
  type Condition,
} from '#src/registry/condition.ts';
import { listConditionFields } from '#src/registry/list-condition-fields.ts';
import { FIELD_NAMES, REASON_CODES } from '#src/registry/names.ts';
import { conditionToText, printCondition } from '#src/registry/print-condition.ts';
import { registry } from '#src/registry/registry.ts';

const textOf = (condition: Condition) => conditionToText(printCondition(registry, condition));
const blocked = field('billing_state', 'blocked');
const unpaid = field('subscription_status', 'unpaid');
const overdue = field('subscription_status', 'past_due');

describe('one line', () => {
  it.each<[Condition, string, string]>([
    [blocked, 'billing_state is blocked', 'billing_state is not blocked'],
    [
      field('billing_state', 'blocked', 'closed'),
      'billing_state is blocked or closed',
      'billing_state is neither blocked nor closed',
    ],
    [
      field('subscription_status', 'none', 'canceled', 'unpaid'),
      'subscription_status is none, canceled or unpaid',
      'subscription_status is neither none, canceled nor unpaid',
    ],
    [
      balanceBelow('credit_balance', 1),
      'credit_balance is below 1',
      'credit_balance is at least 1',
    ],
    [
      actionIs('scan', 'retest'),
      'the action is a scan or a retest',
      'the action is neither a scan nor a retest',
    ],
    [actionIs('fix'), 'the action is an automated fix', 'the action is not an automated fix'],
    [planIncludesAction, 'the plan includes the action', 'the plan does not include the action'],
    [
      planChangeExists,
      'the catalog offers a supported change to a plan with the action',
      'the catalog offers no supported change to a plan with the action',
    ],
    [
      purchaseUndelivered,
      'what was bought has not been delivered yet',
      'everything that was bought has been delivered',
    ],
    [
      sessionBuysRemedy('PLAN_CHANGE_REQUIRED', 'CREDIT_BALANCE_EXHAUSTED'),
      'the open checkout buys exactly what the first of these that holds would ask for: PLAN_CHANGE_REQUIRED or CREDIT_BALANCE_EXHAUSTED',
      'the open checkout does not buy exactly what the first of these that holds would ask for: PLAN_CHANGE_REQUIRED or CREDIT_BALANCE_EXHAUSTED',
    ],
    [
      reasonHolds('SUBSCRIPTION_PAST_DUE'),
      'SUBSCRIPTION_PAST_DUE holds',
      'SUBSCRIPTION_PAST_DUE does not hold',
    ],
  ])('%j', (condition, said, denied) => {
    expect(textOf(condition)).toBe(said);
    expect(textOf(not(condition))).toBe(denied);
    expect(textOf(not(not(condition)))).toBe(said);
  });
});

describe('groups', () => {
  it('lists what has to hold together, and what is enough alone', () => {
    expect(textOf(all(blocked, unpaid))).toBe(
      'all of these hold:\n  billing_state is blocked\n  subscription_status is unpaid',
    );
    expect(textOf(any(blocked, unpaid))).toBe(
      'at least one of these holds:\n  billing_state is blocked\n  subscription_status is unpaid',
    );
  });

  it('turns a denied group around instead of saying "not"', () => {
    expect(textOf(not(all(blocked, unpaid)))).toBe(
      'at least one of these holds:\n  billing_state is not blocked\n  subscription_status is not unpaid',
    );
    expect(textOf(not(any(blocked, unpaid)))).toBe(
      'all of these hold:\n  billing_state is not blocked\n  subscription_status is not unpaid',
    );
    expect(textOf(not(when(blocked, unpaid)))).toBe(textOf(not(all(blocked, unpaid))));
  });

  it('does not nest a group in one of its own kind, but keeps the other kind', () => {
    expect(textOf(any(any(blocked, unpaid), overdue))).toBe(textOf(any(blocked, unpaid, overdue)));
    expect(textOf(any(all(blocked, unpaid), overdue))).toBe(
      'at least one of these holds:\n  all of these hold:\n    billing_state is blocked\n    subscription_status is unpaid\n  subscription_status is past_due',
    );
  });

  it('sees through denials when it looks for groups of the same kind', () => {
    expect(textOf(all(overdue, not(any(blocked, unpaid))))).toBe(
      textOf(all(overdue, not(blocked), not(unpaid))),
    );
    expect(textOf(any(overdue, not(all(blocked, not(any(unpaid))))))).toBe(
      textOf(any(overdue, not(blocked), unpaid)),
    );
    expect(textOf(any(overdue, not(when(blocked, unpaid))))).toBe(
      textOf(any(overdue, not(blocked), not(unpaid))),
    );
    expect(textOf(all(overdue, any(blocked, unpaid)))).toContain(
      '\n  at least one of these holds:',
    );
  });

  it('prints a group of one as that one', () => {
    expect(textOf(all(blocked))).toBe('billing_state is blocked');
  });

  it('sets the scene on the same line, or lists it where it is a list itself', () => {
    expect(textOf(when(actionIs('ai'), balanceBelow('ai_credit_balance', 1)))).toBe(
      'when the action is AI assistance, ai_credit_balance is below 1',
    );
    expect(textOf(when(any(blocked, overdue), unpaid))).toBe(
      'all of these hold:\n  at least one of these holds:\n    billing_state is blocked\n    subscription_status is past_due\n  subscription_status is unpaid',
    );
    const reasons = any(
      reasonHolds('PLAN_CHANGE_REQUIRED'),
      reasonHolds('CREDIT_BALANCE_EXHAUSTED'),
    );
    expect(textOf(when(reasons, unpaid))).toBe(
      'when PLAN_CHANGE_REQUIRED or CREDIT_BALANCE_EXHAUSTED holds, subscription_status is unpaid',
    );
  });
});

describe('the registry', () => {
  it.each(REASON_CODES)('%s names every field and value that it tests', (code) => {
    const { condition } = registry.reasons[code];
    const text = textOf(condition);
    for (const name of testedNames(condition)) expect(text).toContain(name);
  });

  it('says what a reader of BILLING_STATE_BLOCKED needs, word for word', () => {
    expect(textOf(registry.reasons.BILLING_STATE_BLOCKED.condition)).toBe(
      'at least one of these holds:\n  billing_state is blocked or closed\n  subscription_status is unpaid',
    );
  });
});

describe('the fields that a condition reads', () => {
  it('are in their own order, each once', () => {
    const condition = any(
      blocked,
      not(unpaid),
      when(planIncludesAction, field('billing_state', 'active')),
    );
    expect(listConditionFields(registry, condition)).toEqual([
      'package_key',
      'billing_state',
      'subscription_status',
    ]);
  });

  it('include those of the reasons that it refers to', () => {
    expect(listConditionFields(registry, reasonHolds('AI_CREDIT_LIMIT_REACHED'))).toEqual([
      'ai_credit_balance',
    ]);
  });

  it('cover, over all reasons, every field but the account itself', () => {
    const read = REASON_CODES.flatMap((code) =>
      listConditionFields(registry, registry.reasons[code].condition),
    );
    expect(FIELD_NAMES.filter((name) => !read.includes(name))).toEqual(['account_id']);
  });
});

/** Every string in a condition that is a field, a value or a code, found without the printer. */
function testedNames(condition: Condition): string[] {
  const names: string[] = [];
  JSON.stringify(condition, (key, value: unknown) => {
    if (typeof value === 'string' && key !== 'op' && !(value in registry.actions))
      names.push(value);
    return value;
  });
  return names;
}
