/** How near the form has to come before what it needs is loaded. */
const AHEAD = '800px';

/** The form works by itself; what makes it comfortable is loaded when a reader comes near. */
export function loadFeedback(): void {
  const roots = document.querySelectorAll<HTMLElement>('rb-feedback');
  if (roots.length === 0) return;
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      void import('./start-feedback.ts').then(({ startFeedback }) => roots.forEach(startFeedback));
    },
    { rootMargin: AHEAD },
  );
  for (const root of roots) near.observe(root);
}
