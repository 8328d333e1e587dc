import type { Kysely } from 'kysely';
import type { DecisionValues } from '#src/contracts/decision-values.ts';
import { FeedbackPatchSchema } from '#src/contracts/feedback.ts';
import type { FieldError } from '#src/contracts/problem.ts';
import { problemPage } from '#src/server/problem-page.ts';
import { readFormBody } from '#src/server/read-body.ts';
import { toFieldErrors } from '#src/server/read-json-body.ts';
import { decideFeedback, type DecideContext } from './decide-feedback.ts';
import { readItemId } from './read-item-id.ts';
import { saveBulkForm, type SavedBulk } from './save-bulk-form.ts';
import { splitLabels } from './split-labels.ts';
import type { FeedbackTables } from './tables.ts';

export type SavedForm =
  | { outcome: 'saved'; version: number }
  /** Somebody was faster (`stale`), or a field cannot be so: nothing typed is lost. */
  | { outcome: 'stale' | 'invalid'; values: DecisionValues; errors: FieldError[] }
  | { outcome: 'refused'; response: Response }
  | SavedBulk;

/** The queue's plain forms: the same decisions as the API's, for a browser without scripts. */
export async function saveReviewForm(
  db: Kysely<FeedbackTables>,
  itemId: string,
  request: Request,
  context: DecideContext,
): Promise<SavedForm> {
  const form = await readFormBody(request);
  if (!form.ok) return { outcome: 'refused', response: form.response };
  if (form.value['do']) return await saveBulkForm(db, form.value, context);
  return await saveDecision(db, itemId, form.value, context);
}

async function saveDecision(
  db: Kysely<FeedbackTables>,
  itemId: string,
  values: DecisionValues,
  context: DecideContext,
): Promise<SavedForm> {
  if (!values.version) return { outcome: 'refused', response: problemPage('INVALID_FIELDS') };
  const patch = FeedbackPatchSchema.safeParse(readPatch(values));
  if (!patch.success) return { outcome: 'invalid', values, errors: toFieldErrors(patch.error) };
  const result = await decideFeedback(db, itemId, patch.data, context);
  switch (result.outcome) {
    case 'not_found':
      return { outcome: 'refused', response: problemPage('NOT_FOUND') };
    case 'stale':
      return { outcome: 'stale', values, errors: [] };
    case 'invalid':
      return { outcome: 'invalid', values, errors: result.errors };
    default:
      return { outcome: 'saved', version: result.item.version };
  }
}

/** Only what the form has: a field left empty is none, a field left out is no change. */
function readPatch(values: DecisionValues): Record<string, unknown> {
  const { status, assignee, labels, duplicate_of, fixed_in, note, version } = values;
  return {
    version: Number(version),
    ...(status !== undefined && { status }),
    ...(assignee !== undefined && { assignee: assignee.trim() || null }),
    ...(labels !== undefined && { labels: splitLabels(labels) }),
    // The box keeps its text when the status moves on; then it means nothing.
    ...(status === 'duplicate' && { duplicate_of: readItemId(duplicate_of ?? '') || null }),
    // The same holds for the commit of a fix.
    ...(status === 'resolved' && fixed_in !== undefined && { fixed_in: fixed_in.trim() || null }),
    ...(note && { note }),
  };
}
