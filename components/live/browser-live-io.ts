import type { LiveIo, StreamEars } from './live-io.ts';

/** The real browser. */
export const browserLiveIo: LiveIo = {
  lead,
  openStream,
  openChannel: (name, hear) => {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => hear(data);
    return { post: (message) => channel.postMessage(message), close: () => channel.close() };
  },
  isInSight: () => document.visibilityState === 'visible',
  watchSight,
  startTimer: (run, wait) => {
    const timer = setTimeout(run, wait);
    return () => clearTimeout(timer);
  },
};

/** Only one page of the browser holds the lock; the others wait for it. */
function lead(name: string, run: () => void): () => void {
  const over = new AbortController();
  const { signal } = over;
  const runUnlessOver = () => {
    if (!signal.aborted) run();
  };
  // Without locks (plain http, storage switched off) each page leads for itself.
  if (!('locks' in navigator)) runUnlessOver();
  else {
    const untilOver = new Promise<void>((done) => signal.addEventListener('abort', () => done()));
    const hold = () => {
      runUnlessOver();
      return signal.aborted ? undefined : untilOver;
    };
    navigator.locks.request(name, { signal }, hold).catch(runUnlessOver);
  }
  return () => over.abort();
}

function openStream(path: string, ears: StreamEars) {
  const source = new EventSource(path);
  source.addEventListener('state', ({ lastEventId }: MessageEvent) => {
    const version = Number(lastEventId);
    if (Number.isSafeInteger(version)) ears.version(version);
  });
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) ears.closed();
  });
  return {
    isOpen: () => source.readyState === EventSource.OPEN,
    close: () => source.close(),
  };
}

function watchSight(see: (inSight: boolean) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const look = () => see(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', look, { signal });
  // A lock, a stream or a channel would keep the page out of the back/forward cache.
  addEventListener('pagehide', () => see(false), { signal });
  addEventListener('pageshow', look, { signal });
  return () => stop.abort();
}
