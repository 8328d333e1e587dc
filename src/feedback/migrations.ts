import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { followFixes } from './came-back-migration.ts';
import { leanIndexes } from './lean-indexes-migration.ts';
import { createDeliveries } from './outbox/create-deliveries.ts';
import { outliveItems } from './outbox/outlive-items-migration.ts';

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

/** What filters, labels and text search read. */
const prepareForTriage: Migration = {
  async up(db: AnyDatabase) {
    await createFilterIndexes(db);
    await createLabelTable(db);
    await createTextIndex(db);
  },
};

/** Which changes were made together, and which took others back. */
const prepareForBulk: Migration = {
  async up(db: AnyDatabase) {
    await db.schema.alterTable('feedback_event').addColumn('batch', 'text').execute();
    await db.schema.alterTable('feedback_event').addColumn('undo_of', 'integer').execute();
    await db.schema
      .createIndex('feedback_event_by_batch')
      .on('feedback_event')
      .column('batch')
      .execute();
  },
};

/** Who sent it, where they chose to say so. */
const addReader: Migration = {
  async up(db: AnyDatabase) {
    await db.schema.alterTable('feedback').addColumn('reader_id', 'text').execute();
    await db.schema.alterTable('feedback').addColumn('reader_email', 'text').execute();
    await db.schema
      .createIndex('feedback_newest_by_reader')
      .on('feedback')
      .columns(['reader_id', 'created_at', 'id'])
      .execute();
  },
};

/** What intake finds in a submission, and how much it takes from whom. */
const guardIntake: Migration = {
  async up(db: AnyDatabase) {
    await addFindings(db);
    await createRateTable(db);
  },
};

export const feedbackMigrations: Record<string, Migration> = {
  '2026-11-23-feedback': createFeedback,
  '2026-11-24-unknown-code': createUnknownCode,
  '2026-11-24-work-on-the-queue': prepareForTriage,
  '2026-11-24-y1-personal-and-spam': guardIntake,
  '2026-11-24-y2-reader': addReader,
  '2026-11-24-y3-bulk': prepareForBulk,
  '2026-11-24-y4-came-back': followFixes,
  '2026-11-24-y5-deliveries': createDeliveries,
  '2026-11-24-y6-lean-indexes': leanIndexes,
  '2026-11-27-outlive-items': outliveItems,
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

/** One index for each filter that stands alone, in the order that pages are cut by. */
async function createFilterIndexes(db: AnyDatabase) {
  const filters = {
    step: ['step'],
    code: ['code'],
    helpful: ['helpful'],
    category: ['category'],
    verdict: ['verdict'],
    assignee: ['assignee'],
    status_helpful: ['status', 'helpful'],
    status_assignee: ['status', 'assignee'],
    duplicate_of: ['duplicate_of'],
  };
  for (const [name, columns] of Object.entries(filters)) {
    await db.schema
      .createIndex(`feedback_newest_by_${name}`)
      .on('feedback')
      .columns([...columns, 'created_at', 'id'])
      .execute();
  }
}

/** Labels by themselves, so that the items of one are found without reading all. */
async function createLabelTable(db: AnyDatabase) {
  await db.schema
    .createTable('feedback_label')
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('feedback_id', 'text', (column) => column.notNull().references('feedback.id'))
    .addPrimaryKeyConstraint('feedback_label_key', ['label', 'created_at', 'feedback_id'])
    .execute();
  await db.schema
    .createIndex('feedback_label_by_item')
    .on('feedback_label')
    .column('feedback_id')
    .execute();
}

/**
 * SQLite's own full-text index. Its rows carry `feedback.seq`, which grows with
 * each item, so that the newest hits come first without sorting them all.
 */
async function createTextIndex(db: AnyDatabase) {
  await sql`alter table feedback add column seq integer`.execute(db);
  await sql`
    update feedback set seq = ranked.place
    from (select id, row_number() over (order by created_at, id) as place from feedback) as ranked
    where ranked.id = feedback.id
  `.execute(db);
  await sql`create unique index feedback_seq on feedback (seq)`.execute(db);
  await sql`
    create virtual table feedback_text using fts5(
      comment, excerpt, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
    )`.execute(db);
  await sql`
    insert into feedback_text (rowid, comment, excerpt)
    select seq, comment, excerpt from feedback where comment is not null or excerpt is not null
  `.execute(db);
}

async function addFindings(db: AnyDatabase) {
  await db.schema.alterTable('feedback').addColumn('personal', 'text').execute();
  for (const list of ['personal_kinds', 'spam_reasons']) {
    await db.schema
      .alterTable('feedback')
      .addColumn(list, 'text', (column) => column.notNull().defaultTo('[]'))
      .execute();
  }
  await db.schema.alterTable('feedback').addColumn('text_hash', 'text').execute();
  await db.schema
    .createIndex('feedback_held')
    .on('feedback')
    .columns(['created_at', 'id'])
    .where(sql.ref('personal'), '=', sql.lit('held'))
    .execute();
  await db.schema
    .createIndex('feedback_by_text')
    .on('feedback')
    .columns(['text_hash', 'created_at'])
    .where(sql.ref('text_hash'), 'is not', null)
    .execute();
}

/** As rate-limiter-flexible wants it, and an index to forget what is over. */
async function createRateTable(db: AnyDatabase) {
  await db.schema
    .createTable('feedback_rate')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('points', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('expire', 'bigint')
    .execute();
  await db.schema
    .createIndex('feedback_rate_by_end')
    .on('feedback_rate')
    .column('expire')
    .execute();
}
