import type { Subject } from './offer-comment.ts';

/**
 * "Comment on this step" and "on this code", and comments on selected text. What
 * reads a selection is loaded once somebody selects something.
 */
export function startComments(widget: HTMLElement, onComment: (subject: Subject) => void): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('[data-about]');
    if (!(link instanceof HTMLElement)) return;
    event.preventDefault();
    onComment({ about: link.dataset['about'] ?? '', excerpt: '' });
  });
  const load = () => {
    if (getSelection()?.isCollapsed ?? true) return;
    document.removeEventListener('selectionchange', load);
    import('./offer-comment.ts').then(
      ({ offerComment }) => offerComment(widget, onComment),
      // Perhaps there is no connection now; the next selection tries again.
      () => document.addEventListener('selectionchange', load),
    );
  };
  document.addEventListener('selectionchange', load);
}
