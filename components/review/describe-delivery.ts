import type { Delivery, DeliveryStatus } from '#src/contracts/delivery.ts';
import type { OutboundType } from '#src/contracts/outbound-event.ts';
import { formatTime } from './describe-item.ts';

export const deliveryLabels: Record<DeliveryStatus, string> = {
  pending: 'Waiting',
  delivered: 'Delivered',
  failed: 'Failed',
  withheld: 'Withheld',
};

/** What the message tells its receiver. */
export function describeCause({ type, version }: Delivery): string {
  const causes: Record<OutboundType, string> = {
    'feedback.created': 'New item',
    'feedback.changed': `Change to version ${version}`,
    'feedback.anonymised': 'Item anonymised',
    'feedback.deleted': 'Item deleted',
  };
  return causes[type];
}

/** What the receiver last said, or why it said nothing. */
export function describeAnswer({ status, last_status, last_error }: Delivery): string {
  if (status === 'withheld') return 'This item may not leave the site.';
  const answer = last_status === null ? null : `Answered ${last_status}`;
  const parts = [answer, last_error].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(', ') : 'None yet';
}

/** When it arrived, or what happens next. */
export function describeNext({ status, delivered_at, next_attempt_at }: Delivery): string {
  if (status === 'delivered' && delivered_at) return `Arrived ${formatTime(delivered_at)}`;
  if (status === 'pending' && next_attempt_at) return `Next attempt ${formatTime(next_attempt_at)}`;
  return status === 'failed' ? 'No further attempt' : 'Waits for the next decision on the item';
}
