import { Webhook } from 'standardwebhooks';
import type { OutboundEvent } from '#src/contracts/outbound-event.ts';
import type { Outcome } from './plan-next-attempt.ts';

export interface SenderOptions {
  url: string;
  /** `whsec_…` */
  secret: string;
  fetch: typeof fetch;
  now: () => Date;
  timeout_ms?: number;
}

/** Makes one attempt to send a message. Never throws; ends early where `signal` says so. */
export type SendEvent = (
  webhookId: string,
  event: OutboundEvent,
  signal: AbortSignal,
) => Promise<Outcome>;

/** A receiver has this long to answer. */
export const TIMEOUT_MS = 10_000;

/** Signs messages as Standard Webhooks and posts them to the receiver. */
export function createSender(options: SenderOptions): SendEvent {
  const { url, now, timeout_ms = TIMEOUT_MS } = options;
  const webhook = new Webhook(options.secret);
  return async (webhookId, event, signal) => {
    const body = JSON.stringify(event);
    const sentAt = now();
    try {
      const answer = await options.fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Reasonbook',
          'webhook-id': webhookId,
          'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
          'webhook-signature': webhook.sign(webhookId, sentAt, body),
        },
        body,
        // The address is the operator's choice; where it leads on to is not.
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeout_ms)]),
      });
      // What is in the answer does not matter, and may be endless.
      await answer.body?.cancel();
      const retry_after_s = readRetryAfter(answer.headers.get('retry-after'));
      return { kind: 'answered', status: answer.status, retry_after_s };
    } catch (error) {
      if (signal.aborted) return { kind: 'interrupted' };
      return { kind: 'unanswered', error: nameError(error, timeout_ms) };
    }
  };
}

/** Only seconds: a date needs the receiver's clock to be right. */
const readRetryAfter = (value: string | null) =>
  value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null;

/** Codes alone: a message can quote the address, and with it a secret. */
function nameError(error: unknown, timeout_ms: number): string {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return `no answer within ${timeout_ms / 1000} seconds`;
  }
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no connection';
  return NAMES[code] ?? code;
}

const NAMES: Record<string, string> = {
  ECONNREFUSED: 'nothing listens at the address (ECONNREFUSED)',
  ENOTFOUND: 'the address has no such host (ENOTFOUND)',
  ECONNRESET: 'the connection broke (ECONNRESET)',
  UND_ERR_SOCKET: 'the connection broke (UND_ERR_SOCKET)',
};
