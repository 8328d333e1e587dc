import type { Kysely } from 'kysely';
import type { PricedCatalog } from '#src/registry/catalog-schema.ts';
import type { ProviderTables } from '../provider/tables.ts';
import type { SandboxAccount } from './seeded-accounts.ts';

/** What the provider has of a seeded account: its purchase, and the dispute about it. */
export async function seedProvider(
  db: Kysely<ProviderTables>,
  catalog: PricedCatalog,
  { account_id, scene: { checkout, dispute } }: SandboxAccount,
  at: string,
): Promise<void> {
  if (!checkout) return;
  const pack = catalog.packs.find(({ key }) => key === checkout.item);
  const common = {
    account_id,
    amount_cents: pack?.price_cents ?? 0,
    due_at: null,
    due_step: null,
    delivery: 'at_once',
    created_at: at,
    updated_at: at,
  };
  const status = checkout.status === 'delivered' ? 'paid' : checkout.status;
  const session = {
    ...common,
    id: checkout.id,
    kind: 'session' as const,
    session_id: null,
    status,
  };
  const contested = dispute && {
    ...common,
    id: dispute,
    kind: 'dispute' as const,
    session_id: checkout.id,
    status: 'open',
  };
  await db
    .insertInto('provider_object')
    .values([session, ...(contested ? [contested] : [])])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
