import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The sandbox's accounts: their state, projects, targets and members. */
const createAccounts: Migration = {
  async up(db) {
    await createAccountTable(db);
    await createProjectTable(db);
    await createTargetTable(db);
    await createMemberTable(db);
  },
};

/** The tables that the account source reads. */
export const accountMigrations: Record<string, Migration> = {
  '2026-11-23-accounts': createAccounts,
};

// Migrations are typed against no schema: they must keep working after the
// tables have moved on.
type AnyDatabase = Kysely<unknown>;

async function createAccountTable(db: AnyDatabase) {
  await db.schema
    .createTable('sandbox_account')
    .addColumn('account_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('package_key', 'text')
    .addColumn('selected_package_key', 'text')
    .addColumn('package_entitlement_status', 'text', (column) => column.notNull())
    .addColumn('billing_state', 'text', (column) => column.notNull())
    .addColumn('subscription_status', 'text', (column) => column.notNull())
    .addColumn('payment_status', 'text', (column) => column.notNull())
    .addColumn('credit_balance', 'integer')
    .addColumn('remaining_fix_credits', 'integer')
    .addColumn('ai_credit_balance', 'integer')
    .addColumn('monitoring_entitlement_status', 'text', (column) => column.notNull())
    .addColumn('checkout_session_id', 'text')
    .addColumn('open_checkout', 'text')
    .addColumn('credits_reset_at', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
}

async function createProjectTable(db: AnyDatabase) {
  await db.schema
    .createTable('sandbox_project')
    .addColumn('project_id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) =>
      column.notNull().references('sandbox_account.account_id'),
    )
    .addColumn('package_entitlement_status', 'text')
    .addColumn('monitoring_entitlement_status', 'text')
    // So that a target can name project and account together, and never two
    // that do not belong to each other.
    .addUniqueConstraint('sandbox_project_of_account', ['project_id', 'account_id'])
    .execute();
  await db.schema
    .createIndex('sandbox_project_by_account')
    .on('sandbox_project')
    .column('account_id')
    .execute();
}

async function createTargetTable(db: AnyDatabase) {
  await db.schema
    .createTable('sandbox_target')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) =>
      column.notNull().references('sandbox_account.account_id'),
    )
    .addColumn('project_id', 'text')
    .addPrimaryKeyConstraint('sandbox_target_key', ['kind', 'id'])
    .addForeignKeyConstraint(
      'sandbox_target_project',
      ['project_id', 'account_id'],
      'sandbox_project',
      ['project_id', 'account_id'],
    )
    .execute();
  await db.schema
    .createIndex('sandbox_target_by_account')
    .on('sandbox_target')
    .column('account_id')
    .execute();
}

async function createMemberTable(db: AnyDatabase) {
  await db.schema
    .createTable('sandbox_member')
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) =>
      column.notNull().references('sandbox_account.account_id'),
    )
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('sandbox_member_key', ['user_id', 'account_id'])
    .execute();
}
