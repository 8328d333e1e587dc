import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The readers' feedback and its audit trail. */
const createFeedback: Migration = {
  async up(db) {
    await createFeedbackTable(db);
    await createFeedbackIndexes(db);
    await createEventTable(db);
  },
};

/** Codes that readers arrived with and nobody knows. */
const createUnknownCode: Migration = {
  async up(db: AnyDatabase) {
    await db.schema
      .createTable('unknown_code')
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('times', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('unknown_code_key', ['day', 'name'])
      .execute();
  },
};

export const feedbackMigrations: Record<string, Migration> = {
  '2026-11-23-feedback': createFeedback,
  '2026-11-24-unknown-code': createUnknownCode,
};

// Migrations are typed against no schema: they must keep working after the
// tables have moved on.
type AnyDatabase = Kysely<unknown>;

async function createFeedbackTable(db: AnyDatabase) {
  await db.schema
    .createTable('feedback')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('submission_id', 'text', (column) => column.notNull().unique())
    .addColumn('body_hash', 'text', (column) => column.notNull())
    .addColumn('page', 'text', (column) => column.notNull())
    .addColumn('step', 'text')
    .addColumn('code', 'text')
    .addColumn('helpful', 'integer', (column) => column.notNull())
    .addColumn('category', 'text')
    .addColumn('comment', 'text')
    .addColumn('excerpt', 'text')
    .addColumn('content_commit', 'text')
    .addColumn('source_path', 'text')
    .addColumn('source_line', 'integer')
    .addColumn('verdict', 'text')
    .addColumn('codes', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('assignee', 'text')
    .addColumn('labels', 'text', (column) => column.notNull())
    .addColumn('duplicate_of', 'text', (column) => column.references('feedback.id'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
}

/** Each filter of the list, then the order that its pages are cut by. */
async function createFeedbackIndexes(db: AnyDatabase) {
  const order = ['created_at', 'id'];
  const filters = { all: [], status: ['status'], page: ['page'], page_status: ['page', 'status'] };
  for (const [name, filter] of Object.entries(filters)) {
    await db.schema
      .createIndex(`feedback_newest_by_${name}`)
      .on('feedback')
      .columns([...filter, ...order])
      .execute();
  }
}

async function createEventTable(db: AnyDatabase) {
  await db.schema
    .createTable('feedback_event')
    .addColumn('feedback_id', 'text', (column) => column.notNull().references('feedback.id'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('actor_email', 'text', (column) => column.notNull())
    .addColumn('changes', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('feedback_event_key', ['feedback_id', 'version'])
    .execute();
}
