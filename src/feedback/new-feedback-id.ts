import { randomUUID } from 'node:crypto';

/** A UUID of version 7: it grows with time, so that a long queue's index grows at its end. */
export function newFeedbackId(now: Date): string {
  const time = now.getTime().toString(16).padStart(12, '0');
  const random = randomUUID().slice('xxxxxxxx-xxxx-4'.length);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random}`;
}
