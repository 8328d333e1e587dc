import type { Browser } from '@playwright/test';

/** How a site's search is reached. */
export interface SearchWay {
  box: string;
  result: string;
}
export const STOCK_SEARCH: SearchWay = {
  box: '.pagefind-ui__search-input',
  result: '.pagefind-ui__result-link',
};
export const OUR_SEARCH: SearchWay = { box: '[role="searchbox"]', result: '.search-results a' };

/** From opening the search to the first key: as fast as hands are. */
const PAUSE_MS = 300;

/** Milliseconds from the first key to the first result, on a first visit. */
export async function measureSearch(
  browser: Browser,
  url: string,
  way: SearchWay,
  term: string,
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.keyboard.press('Control+k');
  await page.locator(way.box).focus();
  await page.waitForTimeout(PAUSE_MS);
  const shown = page.evaluate(
    ({ result }) =>
      new Promise<number>((resolve) => {
        const startedAt = new Promise<number>((begin) =>
          addEventListener('keydown', () => begin(performance.now()), {
            capture: true,
            once: true,
          }),
        );
        const look = () => {
          if (!document.querySelector(result)) return;
          watch.disconnect();
          const shownAt = performance.now();
          void startedAt.then((began) => resolve(shownAt - began));
        };
        const watch = new MutationObserver(look);
        watch.observe(document.body, { subtree: true, childList: true });
      }),
    way,
  );
  await page.keyboard.type(term);
  const milliseconds = await shown;
  await context.close();
  return milliseconds;
}
