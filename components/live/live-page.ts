import { followAccount } from './follow-account.ts';
import { watchRegions, type LiveRegions } from './live-regions.ts';
import { lookWhileWaiting } from './look-while-waiting.ts';
import { readPage } from './read-page.ts';
import { createPageRefresh } from './refresh-page.ts';

const CHANGED = 'This page has changed.';

/** Screen readers miss a text that comes with the emptying. */
const ANNOUNCE_AFTER = 100;

/**
 * Keeps a server-rendered page as its account is: `<body data-live-account
 * data-live-version>` says whose and how new, each `data-live="<name>"` is
 * replaced when it has changed, and `[data-live-status]` says so. A region in
 * which the reader has typed or chosen is left alone; what is not a region never
 * changes, and neither do regions that the new page lacks. Regions are replaced
 * as a whole: listen to what happens in them from outside.
 */
export function keepPageLive(): void {
  const { liveAccount } = document.body.dataset;
  if (!liveAccount) return;
  const regions = watchRegions();
  const hear = createPageRefresh<Document>({
    read: readPage,
    shownVersion: () => Number(document.body.dataset.liveVersion ?? -1),
    show: (page) => show(page, regions),
    // Not `reload()`: a page that answered a form would send it again.
    reload: () => location.replace(location.pathname + location.search),
  });
  followAccount(liveAccount, hear);
  lookWhileWaiting(() => hear(null));
}

function show(page: Document, regions: LiveRegions): void {
  const before = document.body.dataset.liveVersion;
  const now = page.body.dataset.liveVersion;
  const hasChanged = regions.replaceBy(page);
  if (now) document.body.dataset.liveVersion = now;
  // At the same version only such things change as the time that a page was made.
  if (hasChanged && now !== before) announce();
}

function announce(): void {
  const status = document.querySelector('[data-live-status]');
  if (!status) return;
  status.textContent = '';
  setTimeout(() => (status.textContent = CHANGED), ANNOUNCE_AFTER);
}
