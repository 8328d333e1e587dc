import { decideFeedback } from '#src/feedback/decide-feedback.ts';
import { findNextDue } from '#src/feedback/outbox/claim-due.ts';
import { createSender } from '#src/feedback/outbox/create-sender.ts';
import { deliverDue, type DeliveryDesk } from '#src/feedback/outbox/deliver-due.ts';
import { listDeliveries } from '#src/feedback/outbox/list-deliveries.ts';
import { submitFeedback } from '#src/feedback/submit-feedback.ts';
import { RECEIVER_SECRET, startReceiver } from '#test/support/webhook-receiver.ts';
import { feedbackInput } from '../unit/feedback/feedback-input.ts';
import { openTestQueue } from '../unit/feedback/open-test-queue.ts';

const GOING = new AbortController().signal;

export type OpenDesk = Awaited<ReturnType<typeof openDesk>>;

/** A queue with a real receiver, and a clock that a test moves on. */
export async function openDesk() {
  const queue = await openTestQueue();
  const outbox = { wake: () => {} };
  const desk = {
    queue,
    outbox,
    receiver: await startReceiver(),
    clock: new Date(),
    /** Sends what is due by the clock. */
    deliver: (changes: { db?: DeliveryDesk['db']; timeout_ms?: number } = {}, signal = GOING) =>
      deliverDue(
        {
          db: changes.db ?? queue.db,
          send: createSender({
            url: desk.receiver.url,
            secret: RECEIVER_SECRET,
            fetch,
            // Signatures are checked against the real clock.
            now: () => new Date(),
            timeout_ms: changes.timeout_ms ?? 10_000,
          }),
          now: () => desk.clock,
          random: () => 0,
          onError: (error) => {
            throw error;
          },
        },
        signal,
      ),
    /** Lets the time pass until the next attempt; false where none is to come. */
    passTime: async () => {
      const next = await findNextDue(queue.db);
      if (next !== null) desk.wait(Math.max(0, Date.parse(next) - desk.clock.getTime()));
      return next !== null;
    },
    wait: (milliseconds: number) => {
      desk.clock = new Date(desk.clock.getTime() + milliseconds);
    },
    submit: async (changes: Record<string, unknown> = {}) => {
      const context = queue.context({ outbox, now: desk.clock });
      const result = await submitFeedback(queue.db, feedbackInput(changes), context);
      return 'id' in result ? result.id : '';
    },
    decide: (id: string, version: number) =>
      decideFeedback(
        queue.db,
        id,
        { status: version % 2 ? 'triaged' : 'resolved', version },
        {
          actor: { id: 'u1', email: 'r@sandbox.test' },
          isReviewer: async () => true,
          now: desk.clock,
          outbox,
        },
      ),
    log: () => listDeliveries(queue.db, undefined),
    close: async () => {
      await desk.receiver.stop();
      await queue.close();
    },
  };
  return desk;
}
