import type { Kysely } from 'kysely';
import type { FeedbackEvent } from '#src/contracts/feedback-event.ts';
import type { FeedbackItem } from '#src/contracts/feedback.ts';
import {
  ItemEventSchema,
  OutboundEventSchema,
  OutboundItemSchema,
  type ItemEvent,
  type OutboundChange,
  type OutboundEvent,
} from '#src/contracts/outbound-event.ts';
import { listFeedbackEvents } from '../list-feedback-events.ts';
import type { FeedbackRow, FeedbackTables, WebhookDeliveryRow } from '../tables.ts';
import { toFeedbackItem } from '../to-feedback-item.ts';
import { isDeliverable } from './is-deliverable.ts';

type Cause = Pick<WebhookDeliveryRow, 'feedback_id' | 'type' | 'version' | 'created_at'>;

/**
 * A message's body, from the rows as they are now: what was held back or
 * removed since it was caused is not in it. Null where nothing may be sent.
 */
export async function renderEvent(
  db: Kysely<FeedbackTables>,
  cause: Cause,
): Promise<OutboundEvent | null> {
  if (cause.type === 'feedback.deleted') return writeDeletion(cause);
  const row = await db
    .selectFrom('feedback')
    .selectAll()
    .where('id', '=', cause.feedback_id)
    .executeTakeFirst();
  if (!row || !isDeliverable(row)) return null;
  const event = await findChange(db, cause);
  return writeEvent(row, cause, event);
}

async function findChange(
  db: Kysely<FeedbackTables>,
  { feedback_id, type, version }: Cause,
): Promise<FeedbackEvent | null> {
  if (type !== 'feedback.changed') return null;
  const events = await listFeedbackEvents(db, feedback_id);
  return events.find((event) => event.version === version) ?? null;
}

const writeDeletion = ({ feedback_id: id, type, created_at }: Cause): OutboundEvent =>
  OutboundEventSchema.parse({ type, timestamp: created_at, data: { id } });

/** Pure: the body of one row and its cause; null for a row that cannot be read. */
export function writeEvent(
  row: FeedbackRow,
  { type, created_at }: Pick<Cause, 'type' | 'created_at'>,
  event: FeedbackEvent | null,
): ItemEvent | null {
  const item = toFeedbackItem(row);
  if (!item) return null;
  const data = { item: writeItem(item), change: event && writeChange(event) };
  return ItemEventSchema.parse({ type, timestamp: created_at, data });
}

const writeItem = (item: FeedbackItem) =>
  OutboundItemSchema.parse({ ...item, assigned: item.assignee !== null });

function writeChange({ version, actor, changes }: FeedbackEvent): OutboundChange {
  const { status, labels, duplicate_of, fixed_in, came_back_by, assignee, note } = changes;
  const assigned = assignee && hideAssignee(assignee);
  const told = { status, labels, duplicate_of, fixed_in, came_back_by, assigned };
  return {
    version,
    actor_id: actor.id,
    changes: Object.fromEntries(Object.entries(told).filter(([, change]) => change)),
    note_added: note !== undefined,
  };
}

const hideAssignee = ({ from, to }: { from?: unknown; to?: unknown }) => ({
  from: from !== null,
  to: to !== null,
});
