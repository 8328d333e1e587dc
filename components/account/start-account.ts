import { findMarker } from './session-marker.ts';

/**
 * Loads the account's island, and React with it, only for somebody who is signed in;
 * also when they sign in later, in another tab or before they come back to this page.
 */
export function startAccount(): void {
  const place = document.querySelector<HTMLElement>('[data-account-island]');
  if (!place) return;
  const tryLoad = () => {
    if (findMarker(document.cookie) === null) return;
    removeEventListener('pageshow', tryLoad);
    document.removeEventListener('visibilitychange', tryLoad);
    keepZodFromEval();
    void import('./mount-island.tsx').then((island) => island.mountIsland(place));
  };
  addEventListener('pageshow', tryLoad);
  document.addEventListener('visibilitychange', tryLoad);
  tryLoad();
}

// zod asks for this when a schema is made, which is before the island's own first
// line. Without it, zod tries `new Function`, and the page's policy reports that.
function keepZodFromEval(): void {
  const scope = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
  scope.__zod_globalConfig = { ...scope.__zod_globalConfig, jitless: true };
}
