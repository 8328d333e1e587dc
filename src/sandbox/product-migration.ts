import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// Typed against no schema: a migration must keep working after the tables have moved on.
type AnyDatabase = Kysely<unknown>;

/**
 * Ledger, billing, runs and the provider. Accounts of before have no history
 * that their state could follow from: they are removed, and seeded anew.
 */
export const createProduct: Migration = {
  async up(db) {
    for (const table of ['member', 'target', 'project', 'account']) {
      await sql`delete from ${sql.table(`sandbox_${table}`)}`.execute(db);
    }
    await createLedger(db);
    await createBilling(db);
    await createTransactions(db);
    await createRuns(db);
    await createProvider(db);
  },
};

const ofAccount = 'sandbox_account.account_id';

async function createLedger(db: AnyDatabase) {
  await db.schema
    .createTable('sandbox_ledger')
    .addColumn('entry_id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references(ofAccount))
    .addColumn('balance', 'text', (column) => column.notNull())
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('amount', 'integer', (column) => column.notNull().check(sql`amount <> 0`))
    .addColumn('balance_after', 'integer', (column) =>
      column.notNull().check(sql`balance_after >= 0`),
    )
    .addColumn('lot_id', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('sandbox_ledger_order', ['account_id', 'balance', 'sequence'])
    .execute();
  await index(db, 'sandbox_ledger_by_lot', 'sandbox_ledger', ['lot_id']);
}

async function createBilling(db: AnyDatabase) {
  await db.schema
    .createTable('sandbox_billing')
    .addColumn('account_id', 'text', (column) => column.primaryKey().references(ofAccount))
    .addColumn('package_key', 'text')
    .addColumn('selected_package_key', 'text')
    .addColumn('subscription_status', 'text', (column) => column.notNull())
    .addColumn('entitlement_status', 'text', (column) => column.notNull())
    .addColumn('last_payment_status', 'text', (column) => column.notNull())
    .addColumn('plan_checkout_id', 'text')
    .addColumn('credits_reset_at', 'text')
    .execute();
}

async function createTransactions(db: AnyDatabase) {
  await db.schema
    .createTable('sandbox_transaction')
    .addColumn('transaction_id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references(ofAccount))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('amount_cents', 'integer', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('intent', 'text')
    .addColumn('item', 'text')
    .addColumn('about', 'text')
    .addColumn('shortfall_credits', 'integer')
    .addColumn('deliver_at', 'text')
    .addColumn('context', 'text')
    .addColumn('created_by', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await index(db, 'sandbox_transaction_by_account', 'sandbox_transaction', [
    'account_id',
    'created_at',
  ]);
  await sql`create unique index sandbox_one_live_checkout on sandbox_transaction (account_id)
    where kind = 'checkout' and status in ('open', 'processing', 'paid')`.execute(db);
  await db.schema
    .createTable('sandbox_webhook')
    .addColumn('webhook_id', 'text', (column) => column.primaryKey())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('object_id', 'text', (column) => column.notNull())
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('sandbox_webhook_once', ['type', 'object_id'])
    .execute();
}

async function createRuns(db: AnyDatabase) {
  await db.schema
    .createTable('sandbox_run')
    .addColumn('run_id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references(ofAccount))
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('idempotency_key', 'text', (column) => column.notNull())
    .addColumn('target_kind', 'text', (column) => column.notNull())
    .addColumn('target_id', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('result', 'text')
    .addColumn('entry_id', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('finished_at', 'text')
    .addUniqueConstraint('sandbox_run_key', ['user_id', 'idempotency_key'])
    .execute();
  await index(db, 'sandbox_run_by_target', 'sandbox_run', ['target_kind', 'target_id']);
  await index(db, 'sandbox_run_by_status', 'sandbox_run', ['status']);
}

async function createProvider(db: AnyDatabase) {
  await db.schema
    .createTable('provider_object')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('session_id', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('amount_cents', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'text')
    .addColumn('due_step', 'text')
    .addColumn('delivery', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    // A payment is taken back once, and contested once.
    .addUniqueConstraint('provider_object_once', ['kind', 'session_id'])
    .execute();
  await index(db, 'provider_object_by_account', 'provider_object', ['account_id']);
  await index(db, 'provider_object_by_due', 'provider_object', ['due_at']);
  await db.schema
    .createTable('provider_event')
    .addColumn('event_id', 'text', (column) => column.primaryKey())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('object_id', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text')
    .addColumn('copies', 'integer', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .execute();
  await index(db, 'provider_event_by_due', 'provider_event', ['due_at']);
}

async function index(db: AnyDatabase, name: string, table: string, columns: string[]) {
  await db.schema.createIndex(name).on(table).columns(columns).execute();
}
