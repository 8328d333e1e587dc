import type { FeedbackEvent } from '#src/contracts/feedback-event.ts';
import { labelStatus } from './describe-item.ts';

const heldDecisions: Record<string, string> = {
  remove: 'personal parts removed',
  keep: 'found to hold no personal data',
  delete: 'words deleted',
};

/** What one change did, each property in words; later versions may know more of them. */
export function describeChanges(changes: FeedbackEvent['changes']): string[] {
  return Object.entries(changes).map(([property, { from, to }]) => {
    switch (property) {
      case 'status':
        return `${labelStatus(from)} → ${labelStatus(to)}`;
      case 'assignee':
        return to === null ? 'taken from everybody' : `assigned to ${String(to)}`;
      case 'labels':
        return Array.isArray(to) && to.length > 0 ? `labels: ${to.join(', ')}` : 'no labels';
      case 'duplicate_of':
        return to === null ? 'no duplicate any more' : `duplicate of ${String(to)}`;
      case 'personal_opened':
        return 'held words opened';
      case 'personal':
        return heldDecisions[String(to)] ?? String(to);
      case 'fixed_in':
        return to === null ? 'no fixing commit any more' : `fixed in ${String(to).slice(0, 10)}`;
      case 'came_back_by':
        return to === null ? 'fixed anew' : `came back as ${String(to)}`;
      case 'note':
        return 'note';
      default:
        return property;
    }
  });
}
