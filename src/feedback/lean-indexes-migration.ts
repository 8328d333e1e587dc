import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Most items lack most of these: what has none of it needs no place in its index. */
export const leanIndexes: Migration = {
  async up(db: Kysely<unknown>) {
    const columns = ['step', 'code', 'category', 'verdict', 'duplicate_of', 'reader_id'];
    for (const column of columns) {
      const name = `feedback_newest_by_${column.replace('_id', '')}`;
      await db.schema.dropIndex(name).execute();
      await db.schema
        .createIndex(name)
        .on('feedback')
        .columns([column, 'created_at', 'id'])
        .where(sql.ref(column), 'is not', null)
        .execute();
    }
  },
};
