import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What became of a fix, and the counts that the summary adds up. */
export const followFixes: Migration = {
  async up(db: Kysely<unknown>) {
    for (const column of ['fixed_in', 'came_back_of', 'came_back_by', 'came_back_at']) {
      await db.schema.alterTable('feedback').addColumn(column, 'text').execute();
    }
    await createIndexes(db);
    await createTally(db);
    for (const kind of ['page', 'step', 'code']) await fillTally(db, kind);
  },
};

async function createIndexes(db: Kysely<unknown>) {
  await sql`
    create index feedback_resolved_by_kind
    on feedback (page, step, code, category, status, helpful, created_at)
    where status = 'resolved' and helpful = 0`.execute(db);
  await sql`
    create index feedback_newest_come_back on feedback (created_at, id)
    where came_back_at is not null`.execute(db);
  await sql`
    create index feedback_by_came_back_of on feedback (came_back_of, created_at)
    where came_back_of is not null`.execute(db);
}

async function createTally(db: Kysely<unknown>) {
  await db.schema
    .createTable('feedback_tally')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('step', 'text', (column) => column.notNull())
    .addColumn('votes', 'integer', (column) => column.notNull())
    .addColumn('helpful', 'integer', (column) => column.notNull())
    .addColumn('open', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('feedback_tally_key', ['day', 'kind', 'name', 'verdict', 'step'])
    .execute();
  await sql`
    create index feedback_tally_open on feedback_tally (kind, name, day, open)
    where open <> 0`.execute(db);
}

/** What is there already, counted once as each later change is. */
export async function fillTally<Tables>(db: Kysely<Tables>, kind: string) {
  const step = kind === 'step' ? sql`''` : sql`coalesce(step, '')`;
  await sql`
    insert into feedback_tally (day, kind, name, verdict, step, votes, helpful, open)
    select substr(created_at, 1, 10), ${kind}, ${sql.ref(kind)},
      case when helpful = 0 then coalesce(verdict, '') else '' end,
      case when helpful = 0 and verdict is not null then ${step} else '' end,
      count(*), sum(helpful),
      sum(case when status in ('new', 'triaged', 'in_progress') then 1 else 0 end)
    from feedback
    where status <> 'spam' and ${sql.ref(kind)} is not null
    group by 1, 2, 3, 4, 5`.execute(db);
}
