import type { Kysely } from 'kysely';
import type { FeedbackTables, WebhookDeliveryRow } from '../tables.ts';
import { claimDue } from './claim-due.ts';
import type { SendEvent } from './create-sender.ts';
import { planNextAttempt, type AttemptPlan, type Outcome } from './plan-next-attempt.ts';
import { renderEvent } from './render-event.ts';

export interface DeliveryDesk {
  db: Kysely<FeedbackTables>;
  send: SendEvent;
  now: () => Date;
  /** From 0 up to 1. */
  random: () => number;
  onError: (error: unknown) => void;
}

/** Sends what is due now, some at once; resolves with how many attempts that were. */
export async function deliverDue(desk: DeliveryDesk, signal: AbortSignal): Promise<number> {
  const claimed = await claimDue(desk.db, desk.now());
  await Promise.all(claimed.map((delivery) => deliver(desk, delivery, signal)));
  return claimed.length;
}

async function deliver(
  desk: DeliveryDesk,
  delivery: WebhookDeliveryRow,
  signal: AbortSignal,
): Promise<void> {
  const outcome = await attempt(desk, delivery, signal);
  const plan = outcome
    ? planNextAttempt(delivery, outcome, desk.now(), desk.random())
    : withhold(delivery);
  await settle(desk.db, delivery, plan);
}

/** Null where nothing may be sent. One that cannot be written must not hold up the others. */
async function attempt(
  { db, send, onError }: DeliveryDesk,
  delivery: WebhookDeliveryRow,
  signal: AbortSignal,
): Promise<Outcome | null> {
  try {
    const event = await renderEvent(db, delivery);
    return event && (await send(delivery.id, event, signal));
  } catch (error) {
    onError(error);
    return { kind: 'unanswered', error: 'it could not be written; see the server’s log' };
  }
}

/** What came of earlier attempts stays: it tells whether something left. */
const withhold = ({ attempts, last_status, last_error }: WebhookDeliveryRow): AttemptPlan => ({
  status: 'withheld',
  attempts: attempts - 1,
  next_attempt_at: null,
  last_status,
  last_error,
  delivered_at: null,
});

/** Changes nothing of one that was removed in the meantime, or that outlived its lease. */
async function settle(
  db: Kysely<FeedbackTables>,
  { id, attempts }: WebhookDeliveryRow,
  { next_attempt_at, delivered_at, ...plan }: AttemptPlan,
): Promise<void> {
  await db
    .updateTable('webhook_delivery')
    .set({
      ...plan,
      next_attempt_at: next_attempt_at?.toISOString() ?? null,
      delivered_at: delivered_at?.toISOString() ?? null,
    })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('attempts', '=', attempts)
    .execute();
}
