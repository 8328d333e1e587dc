import {
  FeedbackPatchSchema,
  type FeedbackEvent,
  type FeedbackPatch,
} from '#src/contracts/feedback.ts';
import { DECIDED } from './plan-change.ts';

/**
 * The change that takes an event back: what it decided becomes what it was. Asked of
 * the version that the event made, so that nothing decided since is lost. Null where
 * there is nothing to take back: a note stays said.
 */
export function planUndo({ version, changes }: FeedbackEvent): FeedbackPatch | null {
  const before = DECIDED.flatMap((key) => {
    const change = changes[key];
    return change ? [[key, change.from] as const] : [];
  });
  const patch = FeedbackPatchSchema.safeParse({ ...Object.fromEntries(before), version });
  return patch.success ? patch.data : null;
}
