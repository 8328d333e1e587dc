import { WEBHOOK_PATH } from '#src/contracts/webhook-path.ts';
import { listenUrl } from './listen.ts';
import type { Services } from './services.ts';

/** Begins what the server does by itself, once it answers requests. */
export function startWork(services: Services, port: number): void {
  services.sandbox.start(`${listenUrl(services.env, port)}${WEBHOOK_PATH}`);
  services.outbox?.start();
  services.retention.start();
}

/** Ends it: what is in hand is finished, or waits for the next start. */
export async function stopWork({ sandbox, outbox, retention }: Services): Promise<void> {
  await Promise.all([sandbox.stop(), outbox?.stop(), retention.stop()]);
}
