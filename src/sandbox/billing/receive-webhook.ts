import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { ProviderEventSchema, type ProviderEvent } from '../provider/payment-provider.ts';
import type { Sandbox } from '../sandbox.ts';
import { applyObject } from './apply-object.ts';

export type WebhookResult = 'applied' | 'repeated' | 'bad_signature' | 'bad_body';

/**
 * Takes a signed event (Standard Webhooks): looks its object up at the provider
 * and applies what that is now. An event is remembered only once it is applied;
 * the same one again, or another one about the same step of the same object,
 * does nothing.
 */
export async function receiveWebhook(
  sandbox: Sandbox,
  secret: string,
  body: string,
  headers: Headers,
): Promise<WebhookResult> {
  const verified = verify(secret, body, headers);
  if (!verified) return 'bad_signature';
  const { webhookId, payload } = verified;
  const event = ProviderEventSchema.safeParse(payload).data;
  if (!event) return 'bad_body';
  if (await isKnown(sandbox, webhookId, event)) return 'repeated';
  const object = await sandbox.provider.retrieve(event.data.id);
  if (object) await applyObject(sandbox, object);
  await remember(sandbox, webhookId, event);
  return 'applied';
}

/** The event's id and body; null for a wrong, missing or outdated signature. */
function verify(
  secret: string,
  body: string,
  headers: Headers,
): { webhookId: string; payload: unknown } | null {
  const webhookId = headers.get('webhook-id') ?? '';
  try {
    const payload = new Webhook(secret).verify(body, {
      'webhook-id': webhookId,
      'webhook-timestamp': headers.get('webhook-timestamp') ?? '',
      'webhook-signature': headers.get('webhook-signature') ?? '',
    });
    return { webhookId, payload };
  } catch (error) {
    if (error instanceof WebhookVerificationError) return null;
    // The library parses the body once the signature is right.
    if (error instanceof SyntaxError) return { webhookId, payload: null };
    throw error;
  }
}

async function isKnown(
  { db }: Sandbox,
  webhookId: string,
  { type, data }: ProviderEvent,
): Promise<boolean> {
  const known = await db
    .selectFrom('sandbox_webhook')
    .select('webhook_id')
    .where((eb) => eb.or([eb('webhook_id', '=', webhookId), eb.and({ type, object_id: data.id })]))
    .executeTakeFirst();
  return known !== undefined;
}

async function remember(
  { db, now }: Sandbox,
  webhook_id: string,
  { type, data }: ProviderEvent,
): Promise<void> {
  await db
    .insertInto('sandbox_webhook')
    .values({ webhook_id, type, object_id: data.id, received_at: now().toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
