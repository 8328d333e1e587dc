import { browserLiveIo } from './browser-live-io.ts';
import type { LiveIo } from './live-io.ts';
import { takePart, type OnNews } from './take-part.ts';

/**
 * Tells at once when an account changes, and from time to time what is known of
 * it: its version, or `null` where the page has to look for itself. All pages of
 * the browser share one stream. A page out of sight rests; back in sight it is
 * told `null` once. Returns how to stop.
 */
export function followAccount(
  accountId: string,
  onNews: OnNews,
  io: LiveIo = browserLiveIo,
): () => void {
  let leave: (() => void) | null = null;
  const rest = () => {
    leave?.();
    leave = null;
  };
  const stopWatching = io.watchSight((inSight) => {
    if (!inSight) return rest();
    if (leave) return;
    leave = takePart(accountId, onNews, io);
    onNews(null);
  });
  if (io.isInSight()) leave = takePart(accountId, onNews, io);
  return () => {
    stopWatching();
    rest();
  };
}
