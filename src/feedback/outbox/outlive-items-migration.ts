import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createDeliveryIndexes, createDeliveryTable } from './create-deliveries.ts';

/**
 * A message may outlive its item, to say that it was deleted, and an item's
 * version may have a second one, to say that it was anonymised. SQLite drops no
 * constraint: the table is made anew.
 */
export const outliveItems: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('webhook_delivery').renameTo('webhook_delivery_before').execute();
    for (const name of ['due', 'newest', 'newest_by_status']) {
      await db.schema.dropIndex(`webhook_delivery_${name}`).execute();
    }
    await createDeliveryTable(db, 'alone');
    await sql`insert into webhook_delivery select * from webhook_delivery_before`.execute(db);
    await db.schema.dropTable('webhook_delivery_before').execute();
    await createDeliveryIndexes(db);
  },
};
