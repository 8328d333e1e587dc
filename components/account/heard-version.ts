import type { ReadinessReport } from '#src/readiness/report.ts';

/** The newest version that was heard of an account, and whether an answer has come up to it. */
export class HeardVersion {
  #last: { account_id: string; version: number } | null = null;
  #isAwaited = false;

  /** Whether that is news: newer than all that was heard of this account. */
  note(accountId: string, version: number | null): boolean {
    const known = this.#last?.account_id === accountId ? this.#last.version : -Infinity;
    if (version === null || version <= known) return false;
    this.#last = { account_id: accountId, version };
    this.#isAwaited = true;
    return true;
  }

  /** Whether an answer that just came is from before the change. True once for each change. */
  isMissing(report: ReadinessReport): boolean {
    if (!this.#isAwaited || this.#last?.account_id !== report.account_id) return false;
    this.#isAwaited = false;
    return isOlder(report, this.#last.version);
  }

  forget(): void {
    this.#last = null;
    this.#isAwaited = false;
  }
}

export function isOlder({ version }: ReadinessReport, than: number): boolean {
  return version === null || version < than;
}
