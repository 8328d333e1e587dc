import type { Condition } from './condition.ts';
import { FIELD_NAMES, type FieldName } from './names.ts';
import type { Registry } from './registry.ts';

/**
 * The account fields that a condition reads, in the fields' own order. Reasons
 * that it refers to are followed: whatever they read, it reads.
 */
export function listConditionFields(registry: Registry, condition: Condition): FieldName[] {
  const found = new Set<FieldName>();
  collect(registry, condition, found);
  return FIELD_NAMES.filter((name) => found.has(name));
}

function collect(registry: Registry, condition: Condition, found: Set<FieldName>): void {
  const visit = (next: Condition) => collect(registry, next, found);
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
      // What a remedy would ask for depends on the picked plan and the subscription.
      for (const name of [
        'checkout_session_id',
        'selected_package_key',
        'subscription_status',
      ] as const)
        found.add(name);
      condition.of.forEach((code) => visit(registry.reasons[code].condition));
      return;
    case 'reason':
      visit(registry.reasons[condition.code].condition);
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
