import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Messages to a receiver of webhooks, and when an item's words were removed. */
export const createDeliveries: Migration = {
  async up(db: Kysely<unknown>) {
    await createDeliveryTable(db, 'part of an item');
    await createDeliveryIndexes(db);
    await db.schema.alterTable('feedback').addColumn('anonymised_at', 'text').execute();
    await db.schema
      .createIndex('feedback_by_anonymised')
      .on('feedback')
      .columns(['anonymised_at', 'created_at'])
      .execute();
  },
};

/** As a part of an item it goes before that does; alone it may outlive it. */
export async function createDeliveryTable(
  db: Kysely<unknown>,
  stands: 'part of an item' | 'alone',
) {
  const isPart = stands === 'part of an item';
  await db.schema
    .createTable('webhook_delivery')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('feedback_id', 'text', (column) =>
      isPart ? column.notNull().references('feedback.id') : column.notNull(),
    )
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
    // One message for each thing that happens, whatever else does.
    .addUniqueConstraint('webhook_delivery_cause', [
      'feedback_id',
      'version',
      ...(isPart ? [] : (['type'] as const)),
    ])
    .execute();
}

/** What is due next, and the log: all, or one status. */
export async function createDeliveryIndexes(db: Kysely<unknown>) {
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
