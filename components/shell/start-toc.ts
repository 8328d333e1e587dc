/** Marks in "On this page" where the reader is, and folds the narrow one again after use. */
export function startToc(): void {
  const navs = [...document.querySelectorAll<HTMLElement>('nav[data-toc]')];
  if (navs.length === 0) return;
  for (const nav of navs) foldAfterUse(nav.querySelector('details'));
  let isWaiting = false;
  const look = () => {
    isWaiting = false;
    const here = findHere(listHeadings(navs[0]));
    for (const nav of navs) markCurrent(nav, here);
  };
  const lookSoon = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(look);
  };
  addEventListener('scroll', lookSoon, { passive: true });
  addEventListener('resize', lookSoon, { passive: true });
  addEventListener('hashchange', lookSoon);
  // After the first paint: asked before it, the page is laid out once more for the answer.
  requestAnimationFrame(() => setTimeout(lookSoon));
}

function listHeadings(nav: HTMLElement | undefined): HTMLElement[] {
  const links = nav?.querySelectorAll<HTMLAnchorElement>('a') ?? [];
  return [...links].flatMap(
    ({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))) ?? [],
  );
}

/** The id of the last heading that has passed the line under which reading happens. */
function findHere(headings: readonly HTMLElement[]): string | undefined {
  const line = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 32;
  return (headings.findLast((each) => each.getBoundingClientRect().top <= line) ?? headings[0])?.id;
}

function markCurrent(nav: HTMLElement, id: string | undefined): void {
  const old = nav.querySelector('a[aria-current]');
  const next = [...nav.querySelectorAll('a')].find((link) => link.hash === `#${id}`);
  if (!next || old === next) return;
  old?.removeAttribute('aria-current');
  next.setAttribute('aria-current', 'true');
  const shown = nav.querySelector('[data-toc-current]');
  if (shown) shown.textContent = next.textContent;
}

function foldAfterUse(details: HTMLDetailsElement | null): void {
  if (!details) return;
  addEventListener('click', ({ target }) => {
    const isOutside = !(target instanceof Node && details.contains(target));
    if (isOutside || (target instanceof Element && target.closest('a'))) details.open = false;
  });
  details.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !details.open) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  });
}
