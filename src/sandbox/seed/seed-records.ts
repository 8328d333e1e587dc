import type { PricedCatalog } from '#src/registry/catalog-schema.ts';
import { BALANCE_FIELDS, type BalanceField } from '#src/registry/names.ts';
import { monthAfter } from '../billing/month-after.ts';
import { newTransaction } from '../billing/new-transaction.ts';
import type { BillingTable, TransactionTable } from '../billing/tables.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import type { HeldAccount } from '../sandbox.ts';
import type { SandboxScene } from './seeded-accounts.ts';

const HEALTHY_CREDITS = { credit_balance: 42, remaining_fix_credits: 8, ai_credit_balance: 160 };

/** Writes the records that a scene's state follows from: billing, transactions, ledger. */
export async function seedRecords(held: HeldAccount, scene: SandboxScene): Promise<void> {
  const billing = billingOf(held, scene);
  await held.trx.insertInto('sandbox_billing').values(billing).execute();
  for (const row of transactionsOf(held, scene, billing)) {
    await held.trx.insertInto('sandbox_transaction').values(row).execute();
  }
  for (const balance of BALANCE_FIELDS) await seedLots(held, scene, billing, balance);
}

function billingOf({ account_id, at }: HeldAccount, { billing }: SandboxScene): BillingTable {
  return {
    account_id,
    package_key: 'team_monitoring',
    selected_package_key: null,
    subscription_status: 'active',
    entitlement_status: 'active',
    last_payment_status: 'confirmed',
    plan_checkout_id: null,
    credits_reset_at: monthAfter(at),
    ...billing,
  };
}

function transactionsOf(
  held: HeldAccount,
  { checkout, dispute, overdue }: SandboxScene,
  { package_key }: BillingTable,
): TransactionTable[] {
  const { account_id, at, catalog } = held;
  const plan = catalog.plans.find(({ key }) => key === package_key);
  const pack = catalog.packs.find(({ key }) => key === checkout?.item);
  const month = at.slice(0, 7);
  const rows = [
    newTransaction(
      { account_id, at: `${month}-01T00:00:00.000Z` },
      {
        transaction_id: `in_${account_id.slice('acc_'.length)}_${month}`,
        kind: 'invoice',
        status: overdue ? 'open' : 'paid',
        amount_cents: plan?.price_cents ?? 0,
        description: `${plan?.name ?? 'Plan'}, ${month}`,
      },
    ),
  ];
  if (!checkout || !pack) return rows;
  const payment = { amount_cents: pack.price_cents, description: pack.name };
  const { id, item, status } = checkout;
  const intent = 'credit_purchase';
  rows.push(
    newTransaction(held, {
      ...payment,
      transaction_id: id,
      kind: 'checkout',
      status,
      intent,
      item,
    }),
  );
  if (dispute) {
    const about = { ...payment, transaction_id: dispute, about: id };
    rows.push(newTransaction(held, { ...about, kind: 'dispute', status: 'open' }));
  }
  return rows;
}

/** This month's grant and what was bought, with so much spent that the scene's balance is left. */
async function seedLots(
  held: HeldAccount,
  scene: SandboxScene,
  billing: BillingTable,
  balance: BalanceField,
): Promise<void> {
  const wanted = scene.credits?.[balance] ?? HEALTHY_CREDITS[balance];
  const bought = boughtCredits(held.catalog, scene, balance);
  const plan = held.catalog.plans.find(({ key }) => key === billing.package_key);
  const granted = Math.max(plan?.monthly_credits[balance] ?? 0, bought > 0 ? 0 : wanted);
  const leftOfGrant = bought > 0 ? 0 : wanted;
  const { account_id } = held;
  const expires_at = billing.credits_reset_at;
  await seedLot(held, balance, {
    kind: 'grant',
    source: `opening:${account_id}`,
    amount: granted,
    used: granted - leftOfGrant,
    expires_at,
  });
  await seedLot(held, balance, {
    kind: 'purchase',
    source: scene.checkout?.id ?? '',
    amount: bought,
    used: bought - wanted,
    expires_at: null,
  });
}

function boughtCredits(
  { packs }: PricedCatalog,
  { checkout }: SandboxScene,
  balance: BalanceField,
): number {
  if (checkout?.status !== 'delivered') return 0;
  const pack = packs.find(({ key }) => key === checkout.item);
  return pack?.balance === balance ? pack.credits : 0;
}

async function seedLot(
  held: HeldAccount,
  balance: BalanceField,
  lot: {
    kind: 'grant' | 'purchase';
    source: string;
    amount: number;
    used: number;
    expires_at: string | null;
  },
): Promise<void> {
  const { used, ...entry } = lot;
  if (entry.amount === 0) return;
  const lot_id = await appendEntry(held, { balance, ...entry });
  if (used === 0 || lot_id === null) return;
  const source = `earlier:${lot_id}`;
  await appendEntry(held, { balance, kind: 'debit', amount: -used, source, lot_id });
}
