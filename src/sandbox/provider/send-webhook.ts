import { Webhook } from 'standardwebhooks';
import type { SendWebhook } from './deliver-events.ts';

const TIMEOUT_MS = 5_000;

/** Signs events as Standard Webhooks and posts them to the product's endpoint. */
export function createWebhookSender(url: string, secret: string): SendWebhook {
  const webhook = new Webhook(secret);
  return async (webhookId, event) => {
    const body = JSON.stringify(event);
    const sentAt = new Date();
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': webhookId,
          'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
          'webhook-signature': webhook.sign(webhookId, sentAt, body),
        },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await answer.body?.cancel();
      return answer.ok;
    } catch {
      return false;
    }
  };
}
