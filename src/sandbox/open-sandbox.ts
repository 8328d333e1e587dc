import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { PricedCatalog } from '#src/registry/catalog-schema.ts';
import { createAccountChanges } from './accounts/account-changes.ts';
import { keepBooks } from './keep-books.ts';
import { createSandboxProvider, type ProviderDesk } from './provider/sandbox-provider.ts';
import { runProvider } from './provider/run-provider.ts';
import { createWebhookSender } from './provider/send-webhook.ts';
import type { Sandbox } from './sandbox.ts';
import type { SandboxTables } from './tables.ts';
import { doWork } from './workflows/do-work.ts';
import { recoverRuns } from './workflows/recover-runs.ts';

interface SandboxOptions {
  db: Kysely<SandboxTables>;
  catalog: PricedCatalog;
  now: () => Date;
  /** The site's own secret; the one that signs webhooks is made from it. */
  secret: string;
  onError: (error: unknown) => void;
}

/** The embedded product, and the payment provider that stands beside it. */
export interface OpenSandbox extends Sandbox {
  /** The provider's side: what its customers and banks do there. */
  desk: ProviderDesk;
  webhook_secret: string;
  /** Puts right what the last process left unfinished. */
  recover: () => Promise<void>;
  /** Lets time pass: the provider sends its events to `url`, and accounts are looked after. */
  start: (url: string) => void;
  /** A purchase is to be handed over sooner than the next round over the accounts. */
  wakeBooks: () => void;
  stop: () => Promise<void>;
}

/** Opens the sandbox; nothing moves by itself until it is started. */
export function openSandbox({ db, catalog, now, secret, onError }: SandboxOptions): OpenSandbox {
  const webhook_secret = webhookSecret(secret);
  let stopAll = async () => {};
  let wake = () => {};
  const desk: ProviderDesk = { db, now, wake: () => {} };
  const sandbox: Sandbox = {
    db,
    changes: createAccountChanges(),
    catalog,
    provider: createSandboxProvider(desk),
    work: doWork,
    now,
  };
  const start = (url: string) => {
    const send = createWebhookSender(url, webhook_secret);
    const running = runProvider({ desk: { db, now }, send, onError });
    const books = keepBooks(sandbox, onError);
    desk.wake = running.wake;
    wake = books.wake;
    running.wake();
    stopAll = async () => void (await Promise.all([running.stop(), books.stop()]));
  };
  const recover = () => recoverRuns(sandbox);
  return {
    ...sandbox,
    desk,
    webhook_secret,
    recover,
    start,
    wakeBooks: () => wake(),
    stop: () => stopAll(),
  };
}

/** The secret that signs webhooks, made from the site's own. */
export function webhookSecret(secret: string): string {
  return `whsec_${createHmac('sha256', secret).update('sandbox webhooks').digest('base64')}`;
}
