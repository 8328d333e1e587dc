import type { Condition } from './condition.ts';
import { FIELD_NAMES, type FieldName } from './names.ts';
import type { Registry } from './registry.ts';

/** The reasons that may be followed; null: none is. */
type Followed = Registry['reasons'] | null;

/**
 * The account fields that a condition reads, in the fields' own order. Reasons
 * that it refers to are followed: whatever they read, it reads.
 */
export const listConditionFields = (
  { reasons }: Pick<Registry, 'reasons'>,
  condition: Condition,
): FieldName[] => list(reasons, condition);

/** Those that it reads itself, whatever it makes of other reasons. */
export const listOwnFields = (condition: Condition): FieldName[] => list(null, condition);

function list(reasons: Followed, condition: Condition): FieldName[] {
  const found = new Set<FieldName>();
  collect(reasons, condition, found);
  return FIELD_NAMES.filter((name) => found.has(name));
}

function collect(reasons: Followed, condition: Condition, found: Set<FieldName>): void {
  const visit = (next: Condition) => collect(reasons, next, found);
  switch (condition.op) {
    case 'field':
    case 'balance':
      found.add(condition.field);
      return;
    case 'plan_includes_action':
    case 'plan_change_exists':
      found.add('package_key');
      return;
    case 'purchase_undelivered':
      found.add('checkout_session_id');
      return;
    case 'session_buys_remedy':
      found.add('checkout_session_id');
      if (!reasons) return;
      // What a remedy would ask for depends on the picked plan and the subscription.
      found.add('selected_package_key').add('subscription_status');
      condition.of.forEach((code) => visit(reasons[code].condition));
      return;
    case 'reason':
      if (reasons) visit(reasons[condition.code].condition);
      return;
    case 'not':
      visit(condition.of);
      return;
    case 'all':
    case 'any':
      condition.of.forEach(visit);
      return;
    case 'when':
      visit(condition.when);
      visit(condition.then);
      return;
    case 'action':
      return;
  }
}
