import type { EnumField, KnownValue } from './field-values.ts';
import type { Action, BalanceField, ReasonCode } from './names.ts';

/**
 * A condition as plain data. One value is evaluated in three-valued logic,
 * printed as the "Raised when" text and exported as JSON, so that what the
 * site says and what it does cannot differ.
 *
 * - `field`: an enumerated account field holds one of these values.
 * - `balance`: a balance is below a number of credits.
 * - `action`: the requested action is one of these. Always known.
 * - `plan_includes_action`: the account's plan has the requested action.
 * - `plan_change_exists`: the catalog sells a supported change from the
 *   account's plan to one that has the requested action.
 * - `purchase_undelivered`: a checkout session still holds something that was
 *   not delivered (`open_checkout` is set).
 * - `session_buys_remedy`: the first of these reasons that holds would go to
 *   checkout for exactly what the open session buys.
 * - `reason`: another reason's condition.
 * - `when … then`: as `all`, but `when` only sets the scene: fields named
 *   there are never shown as the ones that block.
 */
export type Condition =
  | { [F in EnumField]: FieldCondition<F> }[EnumField]
  | { op: 'balance'; field: BalanceField; below: number }
  | { op: 'action'; in: readonly Action[] }
  | { op: 'plan_includes_action' }
  | { op: 'plan_change_exists' }
  | { op: 'purchase_undelivered' }
  | { op: 'session_buys_remedy'; of: readonly ReasonCode[] }
  | { op: 'reason'; code: ReasonCode }
  | { op: 'all'; of: readonly Condition[] }
  | { op: 'any'; of: readonly Condition[] }
  | { op: 'not'; of: Condition }
  | { op: 'when'; when: Condition; then: Condition };

/** An enumerated field holds one of the values. */
export interface FieldCondition<F extends EnumField> {
  op: 'field';
  field: F;
  in: readonly KnownValue<F>[];
}

/** Short forms, so that registry entries read like the rule they state. */
export const field = <F extends EnumField>(name: F, ...values: KnownValue<F>[]) =>
  ({ op: 'field', field: name, in: values }) as unknown as Condition;
export const balanceBelow = (name: BalanceField, below: number): Condition => ({
  op: 'balance',
  field: name,
  below,
});
export const actionIs = (...actions: Action[]): Condition => ({ op: 'action', in: actions });
export const all = (...of: Condition[]): Condition => ({ op: 'all', of });
export const any = (...of: Condition[]): Condition => ({ op: 'any', of });
export const not = (of: Condition): Condition => ({ op: 'not', of });
export const when = (given: Condition, then: Condition): Condition => ({
  op: 'when',
  when: given,
  then,
});
export const reasonHolds = (code: ReasonCode): Condition => ({ op: 'reason', code });
export const planIncludesAction: Condition = { op: 'plan_includes_action' };
export const planChangeExists: Condition = { op: 'plan_change_exists' };
export const purchaseUndelivered: Condition = { op: 'purchase_undelivered' };
export const sessionBuysRemedy = (...of: ReasonCode[]): Condition => ({
  op: 'session_buys_remedy',
  of,
});

/** The conditions that a condition is made of; empty for a leaf. */
export function childConditions(condition: Condition): readonly Condition[] {
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of;
    case 'not':
      return [condition.of];
    case 'when':
      return [condition.when, condition.then];
    default:
      return [];
  }
}
