/** Arrow keys walk from the search box through the results and back. */
export function moveBetweenResults(event: KeyboardEvent): void {
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement)) return;
  const box = dialog.querySelector<HTMLElement>('[role="searchbox"]');
  const stops = [box, ...dialog.querySelectorAll<HTMLElement>('.search-results a')];
  const here = stops.findIndex((stop) => stop === document.activeElement);
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  // Elsewhere in the dialog, arrows choose among the kinds.
  if (move === undefined || here < 0) return;
  const next = stops[here + move];
  event.preventDefault();
  next?.focus();
}
