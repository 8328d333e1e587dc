import type { ENUM_FIELD_VALUES } from '#src/registry/field-values.ts';
import type { FieldName } from '#src/registry/names.ts';

type Enumerated = typeof ENUM_FIELD_VALUES;

const entitlement = {
  none: 'Not there.',
  pending: 'Paid, and not switched on yet.',
  active: 'Switched on.',
  suspended: 'Switched off for now.',
  expired: 'Its time is over.',
  revoked: 'Taken back.',
  unknown: 'Billing did not say. Nothing is assumed.',
} as const;

/** What each value says, so that no value is shown without a sentence. */
const sentences = {
  billing_state: {
    active: 'Paid work can run.',
    blocked: 'A dispute, an uncollectible invoice or a manual hold stops paid work.',
    closed: 'The account is closed. Paid work has ended.',
    unknown: 'Billing did not say. Nothing is assumed.',
  },
  subscription_status: {
    none: 'There is no subscription.',
    incomplete: 'The first payment is not done.',
    incomplete_expired: 'The first payment never came. It counts as no subscription.',
    trialing: 'In its trial. It counts as active.',
    active: 'Running and paid.',
    past_due: 'An invoice is overdue.',
    unpaid: 'Invoices stayed unpaid. Billing blocks paid work.',
    paused: 'Paused. What the plan already allows stays allowed.',
    canceled: 'Ended. It counts as no subscription.',
    unknown: 'Billing did not say. Nothing is assumed.',
  },
  payment_status: {
    not_required: 'Nothing was due.',
    open: 'A checkout is open and not completed.',
    processing: 'The payment is on its way.',
    confirmed: 'The payment has arrived.',
    failed: 'The payment did not go through.',
    expired: 'The checkout ran out of time.',
    unknown: 'Billing did not say. Nothing is assumed.',
  },
  package_entitlement_status: entitlement,
  monitoring_entitlement_status: entitlement,
} as const satisfies { [F in keyof Enumerated]: Record<Enumerated[F][number], string> };

/** One sentence for a value of an enumerated field; empty for any other. */
export function describeValue(name: FieldName, value: string): string {
  const ofField: Record<string, string> | undefined =
    name in sentences ? sentences[name as keyof typeof sentences] : undefined;
  return ofField?.[value] ?? '';
}
