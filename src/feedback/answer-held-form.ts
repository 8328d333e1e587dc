import type { Kysely } from 'kysely';
import { HeldFormSchema, type OpenHeldItem } from '#src/contracts/held-feedback.ts';
import { problemPage } from '#src/server/problem-page.ts';
import { readFormBody } from '#src/server/read-body.ts';
import { openHeldFeedback } from './open-held-feedback.ts';
import type { Outbox } from './outbox/record-event.ts';
import { releaseHeldFeedback } from './release-held-feedback.ts';
import type { FeedbackTables } from './tables.ts';
import type { Actor } from './write-feedback-event.ts';

export type HeldAnswer =
  /** The words, in this answer only: no address leads to them. */
  | { outcome: 'opened'; item: OpenHeldItem }
  /** Somebody was faster, but the item still waits: opened once more. */
  | { outcome: 'stale'; item: OpenHeldItem }
  | { outcome: 'released'; decision: string }
  /** Not held, any more or ever. */
  | { outcome: 'gone' }
  | { outcome: 'refused'; response: Response };

/** What a form of `/review/held` asked for: plain forms, so that it works without scripts. */
export async function answerHeldForm(
  db: Kysely<FeedbackTables>,
  request: Request,
  context: { actor: Actor; now: Date; outbox: Outbox | null },
): Promise<HeldAnswer> {
  const body = await readFormBody(request);
  if (!body.ok) return { outcome: 'refused', response: body.response };
  const form = HeldFormSchema.safeParse(body.value);
  if (!form.success) return { outcome: 'refused', response: problemPage('INVALID_FIELDS') };
  const { id, decision } = form.data;
  if (decision === 'open') {
    const item = await openHeldFeedback(db, id, context);
    return item ? { outcome: 'opened', item } : { outcome: 'gone' };
  }
  const { version } = form.data;
  const result = await releaseHeldFeedback(db, { id, version, decision }, context);
  if (result === 'released') return { outcome: 'released', decision };
  const item = result === 'stale' ? await openHeldFeedback(db, id, context) : null;
  return item ? { outcome: 'stale', item } : { outcome: 'gone' };
}
