import { readTab } from '#components/shell/tab-storage.ts';
import { draftKey } from './draft-key.ts';
import { listOutboxKeys, OUTBOX_PREFIX } from './outbox-keys.ts';
import type { FeedbackWidget } from './run-feedback.ts';
import { startComments } from './start-comments.ts';

/**
 * Fetches what runs the widget once it is wanted: the form comes into sight, a
 * draft or unsent feedback waits, somebody comments on a part of the page. Until
 * then, and where it cannot be fetched, the plain form works as it is.
 */
export function startFeedback(root: HTMLElement): void {
  const form = root.querySelector('form');
  if (!form) return;
  let widget: Promise<FeedbackWidget> | null = null;
  const load = () => {
    widget ??= import('./run-feedback.ts').then(({ runFeedback }) => runFeedback(root));
    // Perhaps there is no connection now: the next sign of interest tries again.
    widget.catch(() => (widget = null));
    return widget;
  };
  form.addEventListener('focusin', load);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    load().then(
      ({ submit }) => submit(),
      () => form.submit(),
    );
  });
  new IntersectionObserver((seen) => {
    if (seen.some(({ isIntersecting }) => isIntersecting)) void load();
  }).observe(root);
  startComments(root, (subject) => {
    load().then(
      ({ comment }) => comment(subject),
      () => root.scrollIntoView(),
    );
  });
  if (isWaitedFor(root.dataset['page'] ?? '')) void load();
}

function isWaitedFor(page: string): boolean {
  const hasDraft = readTab(draftKey(page)) !== null;
  return hasDraft || listOutboxKeys(OUTBOX_PREFIX).length > 0;
}
