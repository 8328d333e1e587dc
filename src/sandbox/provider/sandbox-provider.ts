import type { Kysely } from 'kysely';
import type { PaymentProvider } from './payment-provider.ts';
import { createObject, listObjects, moveObject, readObject } from './provider-objects.ts';
import type { ProviderSession } from './payment-provider.ts';
import type { ProviderTables } from './tables.ts';

/** A session that nobody pays is over after a day. */
const SESSION_LIFE_MS = 24 * 60 * 60 * 1000;

/** What the provider's operations work with. */
export interface ProviderDesk {
  db: Kysely<ProviderTables>;
  now: () => Date;
  /** Called after each change: there may be an event to send, or something to do later. */
  wake: () => void;
}

/**
 * Stands in for a payment provider: keeps its own objects, and tells the
 * product about them by signed webhooks only. It knows nothing of plans,
 * credits or accounts but their ids.
 */
export function createSandboxProvider(desk: ProviderDesk): PaymentProvider {
  return {
    createSession: async (charge) => {
      const due_at = new Date(desk.now().getTime() + SESSION_LIFE_MS).toISOString();
      const later = { due_at, due_step: 'expired' };
      await createObject(desk, { kind: 'session', status: 'open', ...charge, ...later });
      return (await readObject(desk.db, charge.id)) as ProviderSession;
    },
    expireSession: async (charge) => {
      // One that was never opened must not be opened later either.
      await createObject(desk, { kind: 'session', status: 'expired', ...charge });
      await moveObject(desk, charge.id, { from: ['open'], to: 'expired' });
      return (await readObject(desk.db, charge.id)) as ProviderSession;
    },
    payInvoice: async (charge) => {
      await createObject(desk, { kind: 'invoice', status: 'open', ...charge });
      await moveObject(desk, charge.id, { from: ['open'], to: 'paid' });
    },
    retrieve: (id) => readObject(desk.db, id),
    list: (accountId) => listObjects(desk.db, accountId),
  };
}
