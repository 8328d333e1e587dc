import { leadStream, type Lead } from './lead-stream.ts';
import type { LiveIo } from './live-io.ts';

/** After so long without a word of the stream, a page has to look for itself. */
export const LOOK_EVERY = 15_000;

/** `number`: the account is at that version. `null`: it may have changed, look again. */
export type OnNews = (version: number | null) => void;

const HELLO = 'hello';

/**
 * One page's part in following an account, while it is in sight: it leads, or
 * listens to the page that does. Returns how to leave.
 */
export function takePart(accountId: string, onNews: OnNews, io: LiveIo): () => void {
  const name = `reasonbook-live:${accountId}`;
  let lead: Lead | null = null;
  let stopTimer = () => {};

  const waitForNews = () => {
    stopTimer();
    stopTimer = io.startTimer(() => hear(null), LOOK_EVERY);
  };
  const hear = (version: number | null) => {
    waitForNews();
    onNews(version);
  };
  const channel = io.openChannel(name, (message) => {
    if (message === HELLO) lead?.repeat();
    else if (message === null || typeof message === 'number') hear(message);
  });
  const tellAll = (version: number | null) => {
    channel.post(version);
    hear(version);
  };
  const stopLeading = io.lead(name, () => {
    lead = leadStream(eventsPath(accountId), tellAll, io);
  });

  waitForNews();
  // The leader answers with the version, lest a change fell between page and channel.
  channel.post(HELLO);
  return () => {
    stopTimer();
    lead?.stop();
    stopLeading();
    channel.close();
  };
}

function eventsPath(accountId: string): string {
  return `/api/account/${encodeURIComponent(accountId)}/events`;
}
