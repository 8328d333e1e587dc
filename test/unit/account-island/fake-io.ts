import type { AccountIo } from '#components/account/account-io.ts';
import type { Answer } from '#components/account/read-answers.ts';
import type { ReadinessReport } from '#src/readiness/report.ts';

export const START = Date.parse('2026-11-23T12:00:00Z');

/** A browser and a server in one object, whose answers and clock the test decides. */
export class FakeBrowser implements AccountIo {
  marker: string | null = 'first';
  search = '';
  visible = true;
  time = START;
  /** Paths asked for, in order. */
  asked: string[] = [];
  answers: Record<string, unknown> = {};
  status: number | null = null;
  timers = new Map<() => void, number>();
  /** Calls that wait for `release`; null: answers come at once. */
  held: (() => void)[] | null = null;

  get = async (path: string, signal: AbortSignal): Promise<Answer> => {
    this.asked.push(path);
    const answer = this.#answer(path);
    const held = this.held;
    if (held) await new Promise<void>((resolve) => held.push(resolve));
    return signal.aborted ? { status: 0, body: null, date: null } : answer;
  };
  readMarker = () => this.marker;
  forgetMarker = () => {
    this.marker = null;
  };
  readSearch = () => this.search;
  writeSearch = (search: string) => {
    this.search = search;
  };
  isVisible = () => this.visible;
  now = () => this.time;
  startTimer = (run: () => void, wait: number) => {
    this.timers.set(run, this.time + wait);
    return () => void this.timers.delete(run);
  };

  /** Lets time pass and runs what has become due. */
  async pass(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    for (const [run, due] of [...this.timers]) {
      if (due > this.time || !this.timers.delete(run)) continue;
      run();
    }
    await settle();
  }

  #answer(path: string): Answer {
    const [pathname = ''] = path.split('?');
    const body = this.answers[path] ?? this.answers[pathname];
    return { status: this.status ?? (body ? 200 : 404), body: body ?? null, date: this.time };
  }
}

/** One whose reader asks about a fix in the one account there is. */
export function askingBrowser(): FakeBrowser {
  const browser = new FakeBrowser();
  browser.search = '?action=fix&target=fix-tasks/fix_a';
  browser.answers = { '/api/account': accountList('acc_a'), '/api/readiness': report() };
  return browser;
}

/** Lets every promise that can go on go on. */
export const settle = () => new Promise<void>((resolve) => void setImmediate(resolve));

export const membership = (id: string) =>
  ({ account_id: id, name: `Name of ${id}`, role: 'owner' }) as const;

export const accountList = (...ids: string[]) => ({
  user: { id: 'u1', email: 'reader@example.test', roles: [] },
  accounts: ids.map(membership),
});

export const report = (changes: Partial<ReadinessReport> = {}): ReadinessReport => ({
  verdict: 'ready',
  reasons: [],
  primary: null,
  next: { kind: 'retry', intent: 'rerun', label: 'Go back', available: true, route: '/x' },
  steps: [],
  account_id: 'acc_a',
  as_of: new Date(START).toISOString(),
  version: 1,
  ...changes,
});

export const wait = (seconds: number) =>
  ({ kind: 'wait', label: 'Wait', available: false, recheck_after: seconds }) as const;
