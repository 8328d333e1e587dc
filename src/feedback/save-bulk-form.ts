import type { Kysely } from 'kysely';
import {
  FeedbackBulkSchema,
  FeedbackUndoSchema,
  type BulkResult,
  type SeenItem,
} from '#src/contracts/feedback-bulk.ts';
import type { BulkValues } from '#src/contracts/decision-values.ts';
import type { FieldError } from '#src/contracts/problem.ts';
import { toFieldErrors } from '#src/server/read-json-body.ts';
import { decideBulk } from './decide-bulk.ts';
import type { DecideContext } from './decide-feedback.ts';
import { readItemId } from './read-item-id.ts';
import { splitLabels } from './split-labels.ts';
import type { FeedbackTables } from './tables.ts';
import { undoChanges } from './undo-changes.ts';

/** What became of a form about many items; `errors` where nothing was tried. */
export interface SavedBulk {
  outcome: 'bulk';
  items: SeenItem[];
  results: BulkResult[];
  errors: FieldError[];
  values: BulkValues;
}

/** The list's form, `do` being the button: the same decisions as the API's. */
export async function saveBulkForm(
  db: Kysely<FeedbackTables>,
  form: Record<string, string>,
  context: DecideContext,
): Promise<SavedBulk> {
  const items = readPicked(form);
  const saved: SavedBulk = { outcome: 'bulk', items, values: form, results: [], errors: [] };
  if (form['do'] === 'undo') {
    const undo = FeedbackUndoSchema.safeParse({ items });
    if (!undo.success) return { ...saved, errors: toFieldErrors(undo.error) };
    return { ...saved, results: await undoChanges(db, undo.data.items, context) };
  }
  const bulk = FeedbackBulkSchema.safeParse({ items, change: readChange(form, context) });
  if (!bulk.success) return { ...saved, errors: toFieldErrors(bulk.error) };
  return { ...saved, results: await decideBulk(db, bulk.data, context) };
}

/** A box's name is `pick.<id>`, its value the version that was seen. */
function readPicked(form: Record<string, string>): SeenItem[] {
  return Object.entries(form).flatMap(([name, version]) =>
    name.startsWith('pick.') ? { id: name.slice('pick.'.length), version: Number(version) } : [],
  );
}

function readChange(values: BulkValues, { actor }: DecideContext): Record<string, unknown> {
  switch (values.do) {
    case 'resolve':
      return { status: 'resolved' };
    case 'assign':
      return { assignee: actor.email };
    case 'unassign':
      return { assignee: null };
    default:
      return readChosen(values);
  }
}

/** What is left empty stays as it is on every item. */
function readChosen(values: BulkValues): Record<string, unknown> {
  const assignee = values.assignee?.trim();
  const added = splitLabels(values.add_labels ?? '');
  const removed = splitLabels(values.remove_labels ?? '');
  const original = readItemId(values.duplicate_of ?? '');
  return {
    ...(values.status && { status: values.status }),
    ...(assignee && { assignee: assignee.toLowerCase() === 'none' ? null : assignee }),
    ...(added.length > 0 && { add_labels: added }),
    ...(removed.length > 0 && { remove_labels: removed }),
    ...(original && { duplicate_of: original }),
  };
}
