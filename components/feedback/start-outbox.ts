import { listOutboxKeys, OUTBOX_PREFIX } from './outbox-keys.ts';

/** Sends what waits on this device, also from a page without the widget, which does it itself. */
export function startOutbox(): void {
  const isNeeded = listOutboxKeys(OUTBOX_PREFIX).length > 0;
  if (!isNeeded || document.querySelector('rb-feedback')) return;
  // Without a connection not even this may arrive; the next page tries again.
  import('./outbox.ts').then(
    ({ openOutbox }) => openOutbox(),
    () => undefined,
  );
}
