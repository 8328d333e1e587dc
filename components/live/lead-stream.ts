import type { LiveIo, LiveStream } from './live-io.ts';

/** How often the leading page says that the stream still works. */
export const ALIVE_EVERY = 10_000;

/** A stream that was refused is opened again after a pause that grows to the longest. */
export const FIRST_PAUSE = 2_000;
export const LONGEST_PAUSE = 60_000;

/** The leading page's part. */
export interface Lead {
  /** Says the version again, if the stream works. */
  repeat(): void;
  stop(): void;
}

/**
 * Holds the browser's one stream of an account and tells its versions, the last
 * one again from time to time. `null`: the stream is lost, nobody knows.
 */
export function leadStream(path: string, tell: (version: number | null) => void, io: LiveIo): Lead {
  let stream: LiveStream | null = null;
  let version: number | null = null;
  let isLost = false;
  let pause = FIRST_PAUSE;
  let stopPause = () => {};
  let stopTick = () => {};

  const open = () => {
    stream = io.openStream(path, { version: hear, closed });
  };
  const hear = (now: number) => {
    version = now;
    isLost = false;
    pause = FIRST_PAUSE;
    tell(now);
  };
  const closed = () => {
    stream = null;
    version = null;
    stopPause = io.startTimer(open, pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
    if (isLost) return;
    // Only once: while it stays lost, each page looks at its own pace.
    isLost = true;
    tell(null);
  };
  const repeat = () => {
    if (version !== null && stream?.isOpen()) tell(version);
  };
  const tick = () => {
    stopTick = io.startTimer(tick, ALIVE_EVERY);
    repeat();
  };

  stopTick = io.startTimer(tick, ALIVE_EVERY);
  open();
  const stop = () => {
    stopPause();
    stopTick();
    stream?.close();
  };
  return { repeat, stop };
}
