/**
 * A page that waits for a payment asks by itself, as often as its
 * `data-look-again` says in milliseconds, until the page has no such part any more.
 */
export function lookWhileWaiting(look: () => void): void {
  const waiting = document.querySelector<HTMLElement>('[data-look-again]');
  const pace = Number(waiting?.dataset.lookAgain);
  if (!pace) return;
  setTimeout(() => {
    if (document.visibilityState === 'visible') look();
    lookWhileWaiting(look);
  }, pace);
}
