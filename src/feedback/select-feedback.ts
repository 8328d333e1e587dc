import { sql, type RawBuilder } from 'kysely';
import type { RowFilter } from './filter-feedback.ts';
import type { ListPosition } from './list-cursor.ts';
import { isShown } from './shown-feedback.ts';
import type { FeedbackRow } from './tables.ts';
import { textSource } from './text-search.ts';

type Sql = RawBuilder<unknown>;

/** Where the rows come from, what each must fulfil, and the order that an index has them in. */
export interface RowSource {
  from: Sql;
  where: Sql[];
  order: Sql;
}

/**
 * The rows of a filter, newest first, behind a position. Whatever narrows most
 * leads, and has an index in the order of the list: words, then a label, then
 * the item's own columns. The others are looked up row by row.
 */
export function selectFeedback(
  filter: RowFilter,
  after: ListPosition | null,
  limit: number,
): RawBuilder<FeedbackRow> {
  const { from, where, order } = chooseSource(filter, after);
  const all = [...where, ...equalTo(filter.equal), ...otherThan(filter), isShown];
  return sql<FeedbackRow>`
    select feedback.* from ${from} where ${sql.join(all, sql` and `)} order by ${order} limit ${limit}`;
}

function chooseSource({ words, label }: RowFilter, after: ListPosition | null): RowSource {
  if (words) return textSource(words, after);
  if (label === undefined) {
    return {
      from: sql`feedback`,
      where: after
        ? [sql`(feedback.created_at, feedback.id) < (${after.created_at}, ${after.id})`]
        : [],
      order: sql`feedback.created_at desc, feedback.id desc`,
    };
  }
  // `cross join` keeps the label's index in front.
  return {
    from: sql`feedback_label as labelled cross join feedback on feedback.id = labelled.feedback_id`,
    where: [
      sql`labelled.label = ${label}`,
      ...(after
        ? [sql`(labelled.created_at, labelled.feedback_id) < (${after.created_at}, ${after.id})`]
        : []),
    ],
    order: sql`labelled.created_at desc, labelled.feedback_id desc`,
  };
}

const equalTo = (equal: RowFilter['equal']): Sql[] =>
  Object.entries(equal).map(([column, value]) =>
    value === null
      ? sql`${sql.ref(`feedback.${column}`)} is null`
      : sql`${sql.ref(`feedback.${column}`)} = ${value}`,
  );

function otherThan({ before, cameBack, words, label }: RowFilter): Sql[] {
  const isAlsoLabelled = words && label !== undefined;
  return [
    ...(before === undefined ? [] : [sql`feedback.created_at <= ${before}`]),
    ...(cameBack ? [sql`feedback.came_back_at is not null`] : []),
    ...(isAlsoLabelled
      ? [
          sql`exists (
            select 1 from feedback_label
            where feedback_label.feedback_id = feedback.id and feedback_label.label = ${label}
          )`,
        ]
      : []),
  ];
}
