import type { TargetChoice } from '#src/contracts/account.ts';
import type { ReadinessReport } from '#src/readiness/report.ts';
import type { AccountIo } from './account-io.ts';
import { sessionOf, type AccountView, type Session, type TargetsView } from './account-view.ts';
import { HeardVersion, isOlder } from './heard-version.ts';
import { nextLookAt, REREAD_AFTER, staleAt } from './look-times.ts';
import { readAccountDetail, readAccountList, readReadiness, type Reading } from './read-answers.ts';
import { changeSearch, type AskedKey } from './reader-context.ts';
import { toSession } from './to-session.ts';

/** What a choice changes in the query; null takes a part out. */
export type Choice = Partial<Record<AskedKey, string | null>>;

/**
 * Knows what the signed-in reader may see, and reads it anew when it should.
 * Every answer that arrives after the session, the choice or the page has moved
 * on is thrown away: `#reading` is the only one that may still write.
 */
export class AccountStore {
  readonly #io: AccountIo;
  readonly #listeners = new Set<() => void>();
  readonly #heard = new HeardVersion();
  #view: AccountView = { kind: 'loading', session: null };
  #marker: string | null = null;
  #reading = new AbortController();
  #stopTimer = () => {};

  constructor(io: AccountIo) {
    this.#io = io;
  }

  readonly getView = (): AccountView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Compares with the cookie: nobody, somebody else, or the same person a while later. */
  checkSession(): void {
    const marker = this.#io.readMarker();
    if (marker === null) {
      if (this.#view.kind !== 'expired') this.#leave({ kind: 'signed_out' });
    } else if (marker !== this.#marker) {
      this.#leave({ kind: 'loading', session: null });
      this.#marker = marker;
      void this.#readAll();
    } else {
      this.#lookAgain();
    }
  }

  /** Forgets everything personal at once, for a page that is left. */
  drop(): void {
    this.#leave({ kind: 'loading', session: null });
  }

  /** Signed out here or in another tab. */
  signOut(): void {
    this.#leave({ kind: 'signed_out' });
  }

  /** Reads all again; what is there stays on screen until the answer comes. */
  refresh(): void {
    if (this.#marker === null) return;
    if (this.#view.kind === 'loaded') this.#set({ ...this.#view, refreshing: true });
    else this.#set({ kind: 'loading', session: sessionOf(this.#view) });
    void this.#readAll();
  }

  /** What is told of an account: its version, or (null) that it may have changed. */
  hear(accountId: string, version: number | null): void {
    const isNews = this.#heard.note(accountId, version);
    const view = this.#view;
    if (view.kind === 'failed' && isNews) return this.refresh();
    if (view.kind !== 'loaded' || view.report.account_id !== accountId || view.refreshing) return;
    if (version === null || isOlder(view.report, version)) this.refresh();
  }

  /** Chooses account, action or target; the query keeps it for links and reloads. */
  choose(choice: Choice): void {
    const session = sessionOf(this.#view);
    if (!session) return;
    this.#io.writeSearch(changeSearch(this.#io.readSearch(), choice));
    const changed = toSession(session, this.#io.readSearch(), session.targets);
    this.#set({ kind: 'loading', session: changed });
    void this.#readReport(changed, this.#startReading());
  }

  /** Reads what can be chosen in an account, unless that is known or under way. */
  readTargets(accountId: string): void {
    const targets = sessionOf(this.#view)?.targets;
    if (!targets || (isAbout(targets, accountId) && targets.kind !== 'failed')) return;
    void this.#readTargets(accountId, this.#reading.signal);
  }

  async #readAll(): Promise<void> {
    const signal = this.#startReading();
    const list = await readAccountList(this.#io.get, signal);
    if (signal.aborted) return;
    if (!list.ok) return this.#fail(list.cause);
    const { user, accounts } = list.data;
    if (accounts.length === 0) return this.#set({ kind: 'no_account', user });
    const known = sessionOf(this.#view)?.targets ?? { kind: 'unread' };
    await this.#readReport(toSession(list.data, this.#io.readSearch(), known), signal);
  }

  async #readReport(session: Session, signal: AbortSignal): Promise<void> {
    if (this.#view.kind !== 'loaded') this.#set({ kind: 'loading', session });
    const reading = await readReadiness(this.#io.get, session.context, signal);
    if (signal.aborted) return;
    if (!reading.ok) return this.#fail(reading.cause);
    this.#show(session, reading);
    this.#readTargetsToChoose();
  }

  #show(session: Session, reading: Reading<ReadinessReport> & { ok: true }): void {
    const readAt = this.#io.now();
    const targets = sessionOf(this.#view)?.targets ?? session.targets;
    const report = reading.data;
    const serverNow = reading.date ?? readAt;
    const oldAt = staleAt(report.as_of, serverNow, readAt);
    const stale = oldAt <= readAt ? 'old' : null;
    this.#set({
      kind: 'loaded',
      session: { ...session, targets },
      report,
      readAt,
      serverNow,
      stale,
      refreshing: false,
    });
    this.#schedule(nextLookAt(report.next, readAt), stale ? Infinity : oldAt);
    // Asked before a change that was heard of meanwhile.
    if (this.#heard.isMissing(report)) this.refresh();
  }

  #readTargetsToChoose(): void {
    if (this.#view.kind !== 'loaded') return;
    const { session, report } = this.#view;
    const account = session.context.account ?? report.account_id;
    const isOpen = !session.context.action || !session.context.target;
    if (account && isOpen) this.readTargets(account);
  }

  async #readTargets(accountId: string, signal: AbortSignal): Promise<void> {
    this.#setTargets({ kind: 'loading', account_id: accountId });
    const detail = await readAccountDetail(this.#io.get, accountId, signal);
    if (signal.aborted) return this.#setTargets({ kind: 'unread' }, accountId);
    if (detail.ok) this.#setTargets(loadedTargets(accountId, detail.data.projects));
    else if (detail.cause === 'signed_out') this.#fail('signed_out');
    else this.#setTargets({ kind: 'failed', account_id: accountId });
  }

  /** Given `only`, changes them only while they are still loading for that account. */
  #setTargets(targets: TargetsView, only?: string): void {
    const view = this.#view;
    if (!('session' in view) || !view.session) return;
    const before = view.session.targets;
    if (only && !(before.kind === 'loading' && before.account_id === only)) return;
    this.#set({ ...view, session: { ...view.session, targets } });
  }

  #fail(cause: (Reading<never> & { ok: false })['cause']): void {
    const view = this.#view;
    if (cause === 'signed_out') {
      this.#io.forgetMarker();
      this.#leave({ kind: 'expired' });
    } else if (view.kind === 'loaded' && cause !== 'refused') {
      this.#set({ ...view, refreshing: false, stale: 'refresh_failed' });
      this.#schedule(nextLookAt(view.report.next, this.#io.now()), Infinity);
    } else {
      this.#set({ kind: 'failed', cause, session: sessionOf(view) });
    }
  }

  /**
   * One timer, for whichever comes first: looking again, or growing old. What
   * somebody looks at does not grow old: it is read again.
   */
  #schedule(recheckAt: number, oldAt: number): void {
    this.#stopTimer();
    const next = Math.min(recheckAt, oldAt);
    if (!Number.isFinite(next)) return;
    this.#stopTimer = this.#io.startTimer(
      () => {
        const isOld = oldAt <= this.#io.now();
        if (isOld && this.#io.isVisible()) return this.refresh();
        if (isOld) this.#markOld();
        if (recheckAt <= this.#io.now()) this.#lookAgain();
        else this.#schedule(recheckAt, isOld ? Infinity : oldAt);
      },
      Math.max(0, next - this.#io.now()),
    );
  }

  #markOld(): void {
    if (this.#view.kind === 'loaded') this.#set({ ...this.#view, stale: 'old' });
  }

  /** The page is in sight, or a wait is over: reads again what is worth reading again. */
  #lookAgain(): void {
    const view = this.#view;
    if (!this.#io.isVisible()) return;
    if (view.kind === 'failed') return this.refresh();
    if (view.kind !== 'loaded' || view.refreshing) return;
    const due = Math.min(view.readAt + REREAD_AFTER, nextLookAt(view.report.next, view.readAt));
    if (due <= this.#io.now()) this.refresh();
  }

  #startReading(): AbortSignal {
    this.#reading.abort();
    this.#stopTimer();
    this.#reading = new AbortController();
    return this.#reading.signal;
  }

  #leave(view: AccountView): void {
    this.#startReading();
    this.#marker = null;
    this.#heard.forget();
    this.#set(view);
  }

  #set(view: AccountView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

function isAbout(targets: TargetsView, accountId: string): boolean {
  return targets.kind !== 'unread' && targets.account_id === accountId;
}

function loadedTargets(accountId: string, projects: { targets: TargetChoice[] }[]): TargetsView {
  const choices = projects.flatMap((project) => project.targets);
  return { kind: 'loaded', account_id: accountId, choices };
}
