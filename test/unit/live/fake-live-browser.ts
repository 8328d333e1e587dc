import type { LiveIo, LiveStream, StreamEars } from '#components/live/live-io.ts';

type Hear = (message: unknown) => void;

/** One browser with several tabs, whose locks, channels, streams and clock the test sees. */
export class FakeLiveBrowser {
  time = 0;
  /** Every stream that was ever opened, in order. */
  streams: FakeStream[] = [];
  readonly timers = new Map<() => void, number>();
  readonly channels = new Set<{ name: string; hear: Hear }>();
  readonly #waiting: { name: string; run: () => void }[] = [];

  tab(inSight = true): FakeTab {
    return new FakeTab(this, inSight);
  }

  /** The streams that are held open now. */
  get held(): FakeStream[] {
    return this.streams.filter((stream) => stream.state !== 'closed');
  }

  lead(name: string, run: () => void): () => void {
    const place = { name, run };
    this.#waiting.push(place);
    if (this.#leader(name) === place) run();
    return () => {
      const wasLeading = this.#leader(name) === place;
      const index = this.#waiting.indexOf(place);
      if (index >= 0) this.#waiting.splice(index, 1);
      if (wasLeading) this.#leader(name)?.run();
    };
  }

  startTimer = (run: () => void, wait: number): (() => void) => {
    // A function of its own for each timer, as browsers number them.
    const due = () => run();
    this.timers.set(due, this.time + wait);
    return () => void this.timers.delete(due);
  };

  /** Lets time pass second by second, and runs what becomes due. */
  pass(milliseconds: number): void {
    const end = this.time + milliseconds;
    while (this.time < end) {
      this.time = Math.min(end, this.time + 1_000);
      for (const [run, due] of [...this.timers]) {
        if (due <= this.time && this.timers.delete(run)) run();
      }
    }
  }

  #leader(name: string) {
    return this.#waiting.find((place) => place.name === name);
  }
}

/** One tab: the test says whether it can be seen. */
export class FakeTab implements LiveIo {
  readonly #browser: FakeLiveBrowser;
  readonly #watchers = new Set<(inSight: boolean) => void>();
  #inSight: boolean;

  constructor(browser: FakeLiveBrowser, inSight: boolean) {
    this.#browser = browser;
    this.#inSight = inSight;
  }

  show = () => this.#see(true);
  hide = () => this.#see(false);
  isInSight = () => this.#inSight;
  watchSight = (see: (inSight: boolean) => void) => {
    this.#watchers.add(see);
    return () => void this.#watchers.delete(see);
  };
  lead = (name: string, run: () => void) => this.#browser.lead(name, run);
  startTimer = (run: () => void, wait: number) => this.#browser.startTimer(run, wait);
  openStream = (path: string, ears: StreamEars) => {
    const stream = new FakeStream(path, ears);
    this.#browser.streams.push(stream);
    return stream;
  };
  openChannel = (name: string, hear: Hear) => {
    const { channels } = this.#browser;
    const own = { name, hear };
    channels.add(own);
    const post = (message: unknown) => {
      for (const other of [...channels])
        if (other !== own && other.name === name) other.hear(message);
    };
    return { post, close: () => void channels.delete(own) };
  };

  #see(inSight: boolean): void {
    this.#inSight = inSight;
    for (const see of this.#watchers) see(inSight);
  }
}

/** A stream, and what the server does with it. */
export class FakeStream implements LiveStream {
  state: 'open' | 'connecting' | 'closed' = 'open';
  readonly path: string;
  readonly #ears: StreamEars;

  constructor(path: string, ears: StreamEars) {
    this.path = path;
    this.#ears = ears;
  }

  isOpen = () => this.state === 'open';
  close = () => {
    this.state = 'closed';
  };
  send = (version: number) => this.#ears.version(version);
  refuse = () => {
    this.state = 'closed';
    this.#ears.closed();
  };
}
