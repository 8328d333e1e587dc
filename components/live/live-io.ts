/** A stream of an account's versions, as long as it is held open. */
export interface LiveStream {
  /** Whether it works now; false also while the browser connects again. */
  isOpen(): boolean;
  close(): void;
}

/** What a stream tells. */
export interface StreamEars {
  version(version: number): void;
  /** It has ended, and the browser will not open it again. */
  closed(): void;
}

/** Where the tabs of one browser hear each other. */
export interface LiveChannel {
  post(message: unknown): void;
  close(): void;
}

/** Everything that following an account needs from the browser. Times are milliseconds. */
export interface LiveIo {
  /** Runs once, when this page is the only one of the browser to lead; returns how to stop leading. */
  lead(name: string, run: () => void): () => void;
  openStream(path: string, ears: StreamEars): LiveStream;
  openChannel(name: string, hear: (message: unknown) => void): LiveChannel;
  isInSight(): boolean;
  /** Calls back when the page comes into sight or goes out of it; returns how to stop. */
  watchSight(see: (inSight: boolean) => void): () => void;
  /** Calls once after a while; returns how to stop it. */
  startTimer(run: () => void, wait: number): () => void;
}
