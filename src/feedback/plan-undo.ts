import type { FeedbackEvent } from '#src/contracts/feedback-event.ts';
import { FeedbackPatchSchema, type FeedbackPatch } from '#src/contracts/feedback.ts';
import { DECIDED, type ChangeFacts } from './plan-change.ts';

/**
 * The change that takes an event back: what it decided becomes what it was. Asked of
 * the version that the event made, so that nothing decided since is lost. Null where
 * there is nothing to take back: a note stays said, and what the site noted stays noted.
 */
export function planUndo({ version, changes }: FeedbackEvent): PlannedUndo | null {
  const before = DECIDED.filter((key) => key !== 'came_back_by').flatMap((key) => {
    const change = changes[key];
    return change ? [[key, change.from] as const] : [];
  });
  const patch = FeedbackPatchSchema.safeParse({ ...Object.fromEntries(before), version });
  if (!patch.success) return null;
  const came_back_by = changes['came_back_by']?.from;
  return {
    patch: patch.data,
    undone: typeof came_back_by === 'string' ? { came_back_by } : {},
  };
}

export interface PlannedUndo {
  patch: FeedbackPatch;
  /** What the event had cleared, and no reviewer can set. */
  undone: NonNullable<ChangeFacts['undone']>;
}
