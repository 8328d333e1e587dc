import type { FeedbackEvent } from '#src/contracts/feedback-event.ts';
import type { FeedbackItem } from '#src/contracts/feedback.ts';
import type { FieldError } from '#src/contracts/problem.ts';

/** For a reviewer whose change came too late: the version by now, and what was changed, by whom. */
export function describeStale(item: FeedbackItem, since: readonly FeedbackEvent[]): FieldError[] {
  const latest = new Map(
    since.flatMap(({ changes, actor }) =>
      Object.entries(changes).map(([field, { to }]) => [
        field,
        { field, message: `Is now ${JSON.stringify(to)}, by ${actor.email}.` },
      ]),
    ),
  );
  return [{ field: 'version', message: `Is now ${item.version}.` }, ...latest.values()];
}
