import { expect } from 'vitest';
import { addSession } from './bank.ts';
import { hear } from './billing.ts';
import { getAccount, type Model, type ProviderFact } from './facts.ts';
import { priceOf } from './purchase-steps.ts';
import { readProviderFacts, readTransactions, type TransactionRow } from './read-facts.ts';
import { readRows, type Site } from './site.ts';

/**
 * Where several things happened at once, or a process ended half-way, more than
 * one outcome is right. The model learns how far each object got, and nothing
 * else: what follows from that is compared as ever.
 */
export function adopt(model: Model, site: Site): void {
  const ids = [...model.accounts.keys()];
  for (const id of ids) {
    for (const fact of readProviderFacts(site, id)) adoptFact(model, fact);
  }
  const rows = readTransactions(site, ids);
  // What a refund is about comes first.
  for (const kind of ['checkout', 'invoice', 'refund', 'dispute']) {
    for (const row of rows) if (row.kind === kind) adoptRow(model, row);
  }
  adoptWebhooks(model, site);
}

/** By itself the product only opens sessions, ends them unpaid, and charges invoices. */
function adoptFact(model: Model, fact: ProviderFact): void {
  const known = model.provider.get(fact.id);
  if (known?.status === fact.status) return;
  if (fact.kind === 'invoice') {
    model.provider.set(fact.id, fact);
    return;
  }
  expect(fact).toMatchObject({
    kind: 'session',
    status: expect.stringMatching(/^(open|expired)$/),
  });
  if (!known) {
    addSession(model, fact.id, fact.account, fact.status as 'open' | 'expired');
    return;
  }
  expect([known.status, fact.status]).toEqual(['open', 'expired']);
  Object.assign(known, { status: 'expired', due: null });
}

function adoptRow(model: Model, row: TransactionRow): void {
  const account = getAccount(model, row.account_id);
  const fact = model.provider.get(row.transaction_id);
  if (row.kind === 'checkout') return adoptCheckout(model, row);
  const known =
    row.kind === 'invoice'
      ? account.invoices.get(row.transaction_id)
      : account.take_backs.get(row.transaction_id);
  // An invoice for spent credits comes with what it is about, which is heard below.
  if (fact && known?.status !== row.status) hear(model, fact);
}

function adoptCheckout(model: Model, row: TransactionRow): void {
  const { checkouts } = getAccount(model, row.account_id);
  const { transaction_id: id, item } = row;
  const known = checkouts.get(id);
  if (!known) {
    const price = priceOf(item as string);
    checkouts.set(id, { item: item as string, price, status: 'open', deliver_at: null });
    return adoptCheckout(model, row);
  }
  if (known.status === row.status) return;
  const fact = model.provider.get(id);
  if (row.status === 'replaced') known.status = 'replaced';
  else if (row.status !== 'paid') hear(model, fact as ProviderFact);
  else {
    expect(fact?.status).toBe('paid');
    known.status = 'paid';
  }
}

/** An event that the product remembers is one that it has applied. */
function adoptWebhooks(model: Model, site: Site): void {
  const rows = readRows<{ webhook_id: string; type: string; object_id: string }>(
    site,
    'select webhook_id, type, object_id from sandbox_webhook',
  );
  for (const { webhook_id, type, object_id } of rows) {
    if (model.heard.has(webhook_id)) continue;
    model.heard.add(webhook_id).add(`${type} ${object_id}`);
    hear(model, model.provider.get(object_id) as ProviderFact);
  }
}
