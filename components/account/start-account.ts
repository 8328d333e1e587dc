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
    void import('./mount-island.tsx').then((island) => island.mountIsland(place));
  };
  addEventListener('pageshow', tryLoad);
  document.addEventListener('visibilitychange', tryLoad);
  tryLoad();
}
