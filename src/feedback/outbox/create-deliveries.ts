import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Messages to a receiver of webhooks, and when an item's words were removed. */
export const createDeliveries: Migration = {
  async up(db: Kysely<unknown>) {
    await createDeliveryTable(db);
    await createDeliveryIndexes(db);
    await db.schema.alterTable('feedback').addColumn('anonymised_at', 'text').execute();
    await db.schema
      .createIndex('feedback_by_anonymised')
      .on('feedback')
      .columns(['anonymised_at', 'created_at'])
      .execute();
  },
};

async function createDeliveryTable(db: Kysely<unknown>) {
  await db.schema
    .createTable('webhook_delivery')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('feedback_id', 'text', (column) => column.notNull().references('feedback.id'))
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('next_attempt_at', 'text')
    .addColumn('last_status', 'integer')
    .addColumn('last_error', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('delivered_at', 'text')
    .addColumn('resent_by', 'text')
    .addColumn('resent_at', 'text')
    // One message a version of an item, whatever happens.
    .addUniqueConstraint('webhook_delivery_cause', ['feedback_id', 'version'])
    .execute();
}

/** What is due next, and the log: all, or one status. */
async function createDeliveryIndexes(db: Kysely<unknown>) {
  const indexes = {
    due: ['status', 'next_attempt_at'],
    newest: ['created_at'],
    newest_by_status: ['status', 'created_at'],
  };
  for (const [name, columns] of Object.entries(indexes)) {
    await db.schema
      .createIndex(`webhook_delivery_${name}`)
      .on('webhook_delivery')
      .columns(columns)
      .execute();
  }
}
