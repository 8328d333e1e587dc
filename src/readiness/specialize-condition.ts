import type { Condition } from '#src/registry/condition.ts';
import type { Action } from '#src/registry/names.ts';

export const ALWAYS: Condition = { op: 'all', of: [] };
export const NEVER: Condition = { op: 'any', of: [] };

/**
 * The condition as it reads for one action: tests of the action are settled
 * and what they decide falls away. What is left names exactly the fields that
 * the action uses.
 */
export function specializeCondition(condition: Condition, action: Action): Condition {
  switch (condition.op) {
    case 'action':
      return condition.in.includes(action) ? ALWAYS : NEVER;
    case 'all':
      return combine('all', condition.of, action);
    case 'any':
      return combine('any', condition.of, action);
    case 'not': {
      const inner = specializeCondition(condition.of, action);
      return isAlways(inner) ? NEVER : isNever(inner) ? ALWAYS : { op: 'not', of: inner };
    }
    case 'when': {
      const given = specializeCondition(condition.when, action);
      const then = specializeCondition(condition.then, action);
      if (isNever(given) || isNever(then)) return NEVER;
      return isAlways(given) ? then : { op: 'when', when: given, then };
    }
    default:
      return condition;
  }
}

function combine(op: 'all' | 'any', of: readonly Condition[], action: Action): Condition {
  const [settles, vanishes] = op === 'all' ? [isNever, isAlways] : [isAlways, isNever];
  const parts = of.map((part) => specializeCondition(part, action));
  const settled = parts.find(settles);
  if (settled) return settled;
  const rest = parts.filter((part) => !vanishes(part));
  return rest.length === 1 ? (rest[0] as Condition) : { op, of: rest };
}

export const isAlways = (condition: Condition) =>
  condition.op === 'all' && condition.of.length === 0;
export const isNever = (condition: Condition) =>
  condition.op === 'any' && condition.of.length === 0;
