import type { AccountList, AccountMembership, TargetChoice } from '#src/contracts/account.ts';
import type { ReadinessReport } from '#src/readiness/report.ts';
import type { ChosenContext, ParsedContext } from './reader-context.ts';

/** Why something could not be read. */
export type FailureCause = 'network' | 'limited' | 'refused' | 'server' | 'unreadable';

/** Whose data is on screen, and what is asked about it. */
export interface Session {
  user: AccountList['user'];
  accounts: AccountMembership[];
  context: ChosenContext;
  unusable: ParsedContext['unusable'];
  targets: TargetsView;
}

/** What can be chosen in the account; read only once there is something to choose. */
export type TargetsView =
  | { kind: 'unread' }
  | { kind: 'loading'; account_id: string }
  | { kind: 'failed'; account_id: string }
  | { kind: 'loaded'; account_id: string; choices: TargetChoice[] };

export interface LoadedView {
  kind: 'loaded';
  session: Session;
  report: ReadinessReport;
  /** When it was asked, on this machine's clock, in milliseconds. */
  readAt: number;
  /** The same moment on the server's clock: this machine's may be wrong. */
  serverNow: number;
  /** `refresh_failed`: a newer answer could not be had. `old`: true too long ago. */
  stale: 'refresh_failed' | 'old' | null;
  refreshing: boolean;
}

/** Everything that the island can show; one of these at a time. */
export type AccountView =
  | { kind: 'signed_out' }
  /** The cookie said signed in, the server said no. */
  | { kind: 'expired' }
  /** `session` is there once the account list is. */
  | { kind: 'loading'; session: Session | null }
  | { kind: 'no_account'; user: Session['user'] }
  | { kind: 'failed'; cause: FailureCause; session: Session | null }
  | LoadedView;

export function sessionOf(view: AccountView): Session | null {
  return 'session' in view ? view.session : null;
}

/** The account that is asked about: chosen, else the one that the answer is about. */
export function accountOf(view: AccountView): AccountMembership | null {
  const session = sessionOf(view);
  const answered = view.kind === 'loaded' ? view.report.account_id : null;
  const id = session?.context.account ?? answered;
  return session?.accounts.find((account) => account.account_id === id) ?? null;
}
