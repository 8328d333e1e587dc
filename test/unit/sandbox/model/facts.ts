import type { CheckoutStatus } from '#src/contracts/transactions.ts';
import type { RunStatus } from '#src/contracts/runs.ts';
import type { Action, BalanceField } from '#src/registry/names.ts';

/**
 * What the model knows: plain facts, kept without any of the product's code.
 * Times are milliseconds; what expires says so as the product prints it.
 */

export type SessionStatus = 'open' | 'processing' | 'paid' | 'failed' | 'expired';

/** A purchase at the provider, and what happens to it by itself. */
export interface Session {
  kind: 'session';
  id: string;
  account: string;
  status: SessionStatus;
  due: { at: number; step: 'paid' | 'expired' | 'disputed' } | null;
  created: number;
}

/** A refund or a dispute at the provider. */
export interface TakeBack {
  kind: 'refund' | 'dispute';
  id: string;
  account: string;
  session: string;
  status: 'succeeded' | 'open' | 'won' | 'lost';
  created: number;
}

/** An invoice that the provider was asked to charge. */
export interface Charge {
  kind: 'invoice';
  id: string;
  account: string;
  status: 'open' | 'paid';
  created: number;
}

export type ProviderFact = Session | TakeBack | Charge;

/** Credits that came together, and what is left of them. */
export interface Lot {
  source: string;
  balance: BalanceField;
  amount: number;
  left: number;
  spent: number;
  expires: string | null;
}

export interface Checkout {
  item: string;
  price: number;
  status: CheckoutStatus;
  /** When to hand over what is paid; null: at once. */
  deliver_at: number | null;
}

export interface Invoice {
  amount: number;
  status: 'open' | 'uncollectible' | 'paid' | 'void';
  about: string | null;
}

/** A refund or dispute as far as the product has heard of it. */
export interface HeardTakeBack {
  session: string;
  kind: TakeBack['kind'];
  status: TakeBack['status'];
  shortfall: number | null;
}

export interface Run {
  id: string;
  user: string;
  key: string;
  account: string;
  action: Action;
  status: RunStatus;
  lot: Lot | null;
}

/** An account as the product should have it, given what it was told so far. */
export interface Account {
  id: string;
  package_key: string;
  selected: string | null;
  subscription: string;
  entitlement: string;
  last_payment: string;
  plan_checkout: string | null;
  resets: string | null;
  checkouts: Map<string, Checkout>;
  invoices: Map<string, Invoice>;
  take_backs: Map<string, HeardTakeBack>;
  lots: Lot[];
}

export interface Model {
  now: number;
  accounts: Map<string, Account>;
  /** By id, in the order in which they came to be. */
  provider: Map<string, ProviderFact>;
  runs: Run[];
  /** Webhooks that were applied: event ids, and `type object`. */
  heard: Set<string>;
  /** Makes names that were not used before. */
  count: number;
}

export const iso = (at: number) => new Date(at).toISOString();

/** What the provider has of one kind, oldest first. */
export function listFacts<Kind extends ProviderFact['kind']>(
  model: Model,
  ...kinds: Kind[]
): Extract<ProviderFact, { kind: Kind }>[] {
  return [...model.provider.values()].filter(
    (fact): fact is Extract<ProviderFact, { kind: Kind }> => kinds.includes(fact.kind as Kind),
  );
}

/** The checkout that is open, on its way or undelivered. */
export function findLive({ checkouts }: Account): (Checkout & { id: string }) | null {
  for (const [id, checkout] of checkouts) {
    if (['open', 'processing', 'paid'].includes(checkout.status)) return { id, ...checkout };
  }
  return null;
}

/** One of the accounts of this history. */
export function getAccount(model: Model, id: string): Account {
  const account = model.accounts.get(id);
  if (!account) throw new Error(`The model has no account ${id}.`);
  return account;
}
