import type { Kysely } from 'kysely';
import { FeedbackPatchSchema } from '#src/contracts/feedback.ts';
import { problemPage } from '#src/server/problem-page.ts';
import { readFormBody } from '#src/server/read-body.ts';
import { decideFeedback, type Actor } from './decide-feedback.ts';
import type { FeedbackTables } from './tables.ts';

export type SavedForm =
  | { outcome: 'saved'; version: number }
  /** Somebody was faster: what this reviewer chose, and the version that they saw. */
  | { outcome: 'stale'; status: string; version: number }
  | { outcome: 'refused'; response: Response };

/** The queue's plain form: the same decision as the API's, for a browser without scripts. */
export async function saveReviewForm(
  db: Kysely<FeedbackTables>,
  itemId: string,
  request: Request,
  actor: Actor,
  now: Date,
): Promise<SavedForm> {
  const form = await readFormBody(request);
  if (!form.ok) return { outcome: 'refused', response: form.response };
  const { status, version } = form.value;
  const patch = FeedbackPatchSchema.safeParse({ status, version: Number(version) });
  if (!patch.success) return { outcome: 'refused', response: problemPage('INVALID_FIELDS') };
  const result = await decideFeedback(db, itemId, patch.data, actor, now);
  if (result.outcome === 'not_found') {
    return { outcome: 'refused', response: problemPage('NOT_FOUND') };
  }
  if (result.outcome === 'stale') return { outcome: 'stale', ...patch.data };
  return { outcome: 'saved', version: result.item.version };
}
