import type { Kysely } from 'kysely';
import type { BulkResult, FeedbackBulk } from '#src/contracts/feedback-bulk.ts';
import { decideMany, type DecideContext, type DecideResult } from './decide-feedback.ts';
import { describeStale } from './describe-stale.ts';
import type { FeedbackTables } from './tables.ts';

/** One change for many items: each that is still as it was seen, and why not for the others. */
export async function decideBulk(
  db: Kysely<FeedbackTables>,
  { items, change }: FeedbackBulk,
  context: DecideContext,
): Promise<BulkResult[]> {
  const wishes = items.map(({ id, version }) => ({ id, patch: { ...change, version } }));
  const results = await decideMany(db, wishes, context);
  return items.flatMap(({ id }, index) => {
    const result = results[index];
    return result ? toBulkResult(id, result) : [];
  });
}

/** What became of one item, for a call about many. */
export function toBulkResult(id: string, result: DecideResult): BulkResult {
  switch (result.outcome) {
    case 'not_found':
      return refuse(id, 'id', 'There is no item with this id.');
    case 'invalid':
      return { id, outcome: 'refused', version: null, errors: result.errors };
    case 'stale': {
      const { item, since } = result;
      const errors = describeStale(item, since);
      return { id, outcome: 'stale', version: item.version, errors };
    }
    default:
      return { id, outcome: 'done', version: result.item.version, errors: [] };
  }
}

/** A refusal for one reason. */
export const refuse = (id: string, field: string, message: string): BulkResult => ({
  id,
  outcome: 'refused',
  version: null,
  errors: [{ field, message }],
});
