import { childConditions, type Condition } from '#src/registry/condition.ts';
import type { FieldName, ReasonCode } from '#src/registry/names.ts';
import type { Facts } from './facts.ts';
import { FALSE, negate, TRUE, truthOf, UNKNOWN, type Truth } from './truth.ts';

/** How a condition asks for other reasons; answered by the rules of the same action. */
export interface ReasonOracle {
  truth(code: ReasonCode, facts: Facts): Truth;
  /** Whether checkout for this reason would sell exactly what the open session buys. */
  sessionRemedies(code: ReasonCode, facts: Facts): Truth;
}

/** A condition made ready to run, and its parts for explaining the result. */
export interface Node {
  evaluate: (facts: Facts) => Truth;
  condition: Condition;
  parts: readonly Node[];
  /** The field that a leaf looks at; null for the rest. */
  field: FieldName | null;
}

/** Turns a condition into closures once, so that each evaluation is cheap. */
export function compileCondition(condition: Condition, others: ReasonOracle): Node {
  const parts = childConditions(condition).map((part) => compileCondition(part, others));
  return {
    condition,
    parts,
    field: leafField(condition),
    evaluate: evaluatorOf(condition, parts, others),
  };
}

/** The field that a leaf looks at; null for every other condition. */
export function leafField(condition: Condition): FieldName | null {
  switch (condition.op) {
    case 'field':
    case 'balance':
      return condition.field;
    case 'plan_includes_action':
    case 'plan_change_exists':
      return 'package_key';
    case 'purchase_undelivered':
    case 'session_buys_remedy':
      return 'checkout_session_id';
    default:
      return null;
  }
}

function evaluatorOf(
  condition: Condition,
  parts: readonly Node[],
  others: ReasonOracle,
): Node['evaluate'] {
  switch (condition.op) {
    case 'field': {
      const { field } = condition;
      const values: readonly string[] = condition.in;
      return (facts) => {
        const value = facts.values[field];
        return value === 'unknown' ? UNKNOWN : truthOf(values.includes(value));
      };
    }
    case 'balance': {
      const { field, below } = condition;
      return ({ account }) => {
        const value = account[field];
        return value === null ? UNKNOWN : truthOf(value < below);
      };
    }
    case 'action':
      return (facts) => truthOf(condition.in.includes(facts.action));
    case 'plan_includes_action':
      return ({ plan, action }) =>
        plan === null ? UNKNOWN : truthOf(plan.actions.includes(action));
    case 'plan_change_exists':
      return ({ plan, offers }) =>
        plan === null ? UNKNOWN : truthOf(offers.changes.has(plan.key));
    case 'purchase_undelivered':
      return ({ account }) => truthOf(account.open_checkout !== null);
    case 'session_buys_remedy':
      return (facts) => firstRemedied(condition.of, facts, others);
    case 'reason':
      return (facts) => others.truth(condition.code, facts);
    case 'not':
      return (facts) => negate((parts[0] as Node).evaluate(facts));
    case 'all':
    case 'when':
      return (facts) => evaluateAll(parts, facts);
    case 'any':
      return (facts) => evaluateAny(parts, facts);
  }
}

function evaluateAll(parts: readonly Node[], facts: Facts): Truth {
  let least: Truth = TRUE;
  for (const part of parts) {
    const truth = part.evaluate(facts);
    if (truth === FALSE) return FALSE;
    if (truth < least) least = truth;
  }
  return least;
}

function evaluateAny(parts: readonly Node[], facts: Facts): Truth {
  let most: Truth = FALSE;
  for (const part of parts) {
    const truth = part.evaluate(facts);
    if (truth === TRUE) return TRUE;
    if (truth > most) most = truth;
  }
  return most;
}

function firstRemedied(codes: readonly ReasonCode[], facts: Facts, others: ReasonOracle): Truth {
  for (const code of codes) {
    const truth = others.truth(code, facts);
    if (truth === UNKNOWN) return UNKNOWN;
    if (truth === TRUE) return others.sessionRemedies(code, facts);
  }
  return FALSE;
}
