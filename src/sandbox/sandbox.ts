import type { Kysely, Transaction } from 'kysely';
import type { PricedCatalog } from '#src/registry/catalog-schema.ts';
import type { AccountChanges } from './accounts/account-changes.ts';
import type { PaymentProvider } from './provider/payment-provider.ts';
import type { ProductTables } from './tables.ts';
import type { Work } from './workflows/do-work.ts';

/** What the product's operations work with. */
export interface Sandbox {
  db: Kysely<ProductTables>;
  /** Tells who watches an account, after each change. */
  changes: AccountChanges;
  catalog: PricedCatalog;
  provider: PaymentProvider;
  /** What a run does once it is paid. */
  work: Work;
  now: () => Date;
}

export type Trx = Transaction<ProductTables>;

/** One account while a change holds it: nobody else changes it until the change is through. */
export interface HeldAccount {
  trx: Trx;
  account_id: string;
  catalog: PricedCatalog;
  /** ISO 8601 UTC: the time of the change. */
  at: string;
}
