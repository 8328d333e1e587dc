import type { ProviderEvent } from './payment-provider.ts';
import type { ProviderDesk } from './sandbox-provider.ts';
import type { ProviderEventTable } from './tables.ts';

/** Sends a webhook; true once the receiver has taken it. Never throws. */
export type SendWebhook = (webhookId: string, event: ProviderEvent) => Promise<boolean>;

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;
/** Real providers give up as well; the receiver's own look-ups heal what is left. */
const MAX_ATTEMPTS = 30;

/** Sends every event that is due, once each; what is not taken is sent again later. */
export async function deliverEvents(desk: ProviderDesk, send: SendWebhook): Promise<void> {
  const due = await desk.db
    .selectFrom('provider_event')
    .selectAll()
    .where('due_at', '<=', desk.now().toISOString())
    .orderBy('due_at')
    .orderBy('created_at')
    .execute();
  for (const event of due) await deliverEvent(desk, event, send);
}

async function deliverEvent(
  desk: ProviderDesk,
  { event_id, type, object_id, created_at, copies, attempts }: ProviderEventTable,
  send: SendWebhook,
): Promise<void> {
  const taken = await send(event_id, { type, timestamp: created_at, data: { id: object_id } });
  const left = taken ? copies - 1 : copies;
  const again = left > 0 && attempts + 1 < MAX_ATTEMPTS;
  const wait = taken ? 0 : Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS);
  await desk.db
    .updateTable('provider_event')
    .set({
      copies: left,
      attempts: attempts + 1,
      due_at: again ? new Date(desk.now().getTime() + wait).toISOString() : null,
    })
    .where('event_id', '=', event_id)
    .execute();
}
