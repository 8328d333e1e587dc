import type { Delivery, OutboxEntry } from './outbox-entry.ts';

/** On `window`: something became of feedback that waits on this device. */
export const OUTBOX_EVENT = 'reasonbook:outbox';

export interface OutboxNews {
  entry: OutboxEntry;
  delivery: Delivery;
}

declare global {
  interface WindowEventMap {
    [OUTBOX_EVENT]: CustomEvent<OutboxNews>;
  }
}
