import type { Kysely } from 'kysely';
import type { AccountSource } from '#src/accounts/account-source.ts';
import type { BuildInfo } from '#src/contracts/build-info.ts';
import type { PageSentence } from '#src/contracts/page-sentence.ts';
import type { OpenOutbox } from '#src/feedback/outbox/open-outbox.ts';
import type { OpenRetention } from '#src/feedback/retention/open-retention.ts';
import type { SubmissionLimits } from '#src/feedback/submission-limits.ts';
import type { FeedbackTables } from '#src/feedback/tables.ts';
import type { OpenSandbox } from '#src/sandbox/open-sandbox.ts';
import type { SandboxTables } from '#src/sandbox/tables.ts';
import type { Auth } from '#src/server/auth.ts';
import type { Env, SiteOrigins } from '#src/server/env.ts';
import type { Log } from '#src/server/log.ts';
import type { SessionEnds } from '#src/server/session-ends.ts';
import type { SignInLimitTables } from '#src/server/sign-in-limits.ts';

/** Every table of the site; features see only their own. */
export interface Database extends SandboxTables, FeedbackTables, SignInLimitTables {}

/** What a request may use. Opened once at start, handed to pages as `locals.services`. */
export interface Services {
  env: Env;
  /** Where the site is reached, and which origins it trusts. */
  origins: SiteOrigins;
  log: Log;
  db: Kysely<Database>;
  auth: Auth;
  /** Tells open streams that their session is over. */
  sessionEnds: SessionEnds;
  /** How much feedback a sender may give; null with `RATE_LIMITS=off`. */
  submissionLimits: SubmissionLimits | null;
  accounts: AccountSource;
  /** The embedded product; the source behind `accounts` in the sandbox. */
  sandbox: OpenSandbox;
  /** Webhooks about feedback; null while nobody is to be told. */
  outbox: OpenOutbox | null;
  /** Forgets feedback when its time has come. */
  retention: OpenRetention;
  build: BuildInfo;
  /** What a built page says today; undefined where there is none. */
  readSentences: (path: string) => Promise<PageSentence[] | undefined>;
  /** Aborts when the server stops: answers without an end must end then. */
  stopping: AbortController;
  /** Whether the database answers and has every migration. */
  isReady: () => Promise<boolean>;
}
