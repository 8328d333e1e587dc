import type { Database, Statement } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { receiveWebhook, type WebhookResult } from '#src/sandbox/billing/receive-webhook.ts';
import type { OpenSandbox } from '#src/sandbox/open-sandbox.ts';
import type { MemberRole } from '#src/registry/names.ts';
import type { AccountSource } from '#src/accounts/account-source.ts';
import type { Sandbox } from '#src/sandbox/sandbox.ts';
import type { SandboxTables } from '#src/sandbox/tables.ts';
import { openTestSandbox } from '../open-test-source.ts';
import { watchProvider } from './watch-provider.ts';

/** An event that the provider has made. */
export interface SiteEvent {
  event_id: string;
  type: string;
  object_id: string;
  created_at: string;
}

/** A run whose work goes on until somebody says how it ends. */
export interface RunAtWork {
  run_id: string;
  end: (outcome: 'done' | 'broken') => Promise<void>;
}

/** The real product and provider, with what a test may do to them from outside. */
export interface Site {
  sandbox: OpenSandbox;
  source: AccountSource;
  db: Kysely<SandboxTables>;
  clock: { now: Date };
  /** Every event so far, in the order in which they came to be. */
  events: SiteEvent[];
  /** What the provider saw that must never be. */
  faults: string[];
  at_work: RunAtWork[];
  sqlite: Database;
  /** Prepared once: the same ones are asked after every step. */
  statements: Map<string, Statement>;
}

/** People of every account of a history, by their role. */
export const PEOPLE = ['owner', 'finance_reviewer'] as const satisfies MemberRole[];
export type Person = (typeof PEOPLE)[number];

/** A site of its own, where these accounts have an owner and a finance reviewer. */
export async function openSite(accounts: readonly string[]): Promise<Site> {
  const { sandbox, source, db, sqlite, clock } = await openTestSandbox();
  const faults: string[] = [];
  const members = PEOPLE.flatMap((role) =>
    accounts.map((account_id) => ({ user_id: role, account_id, role })),
  );
  await db.insertInto('sandbox_member').values(members).execute();
  sandbox.provider = watchProvider(sandbox.provider, db, faults);
  const statements = new Map<string, Statement>();
  return { sandbox, source, db, sqlite, clock, events: [], faults, at_work: [], statements };
}

/** Rows of a statement, read at once: not while a change is under way. */
export function readRows<Row>({ sqlite, statements }: Site, sql: string, ...values: unknown[]) {
  const statement = statements.get(sql) ?? sqlite.prepare(sql);
  statements.set(sql, statement);
  return statement.all(...values) as Row[];
}

/** Learns of the events that are new at the provider. */
export function readNewEvents(site: Site): void {
  const sql = `select event_id, type, object_id, created_at from provider_event order by rowid
    limit -1 offset ?`;
  site.events.push(...readRows<SiteEvent>(site, sql, site.events.length));
}

/** Sends an event as the provider does, signed, to the product's own receiver. */
export function sendEvent(
  { sandbox }: Site,
  { event_id, type, object_id, created_at }: SiteEvent,
  { id = event_id, via = sandbox }: { id?: string; via?: Sandbox } = {},
): Promise<WebhookResult> {
  const secret = sandbox.webhook_secret;
  const body = JSON.stringify({ type, timestamp: created_at, data: { id: object_id } });
  // The machine's own clock: the receiver refuses what was signed at another time.
  const signed_at = new Date();
  const headers = new Headers({
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(signed_at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, signed_at, body),
  });
  return receiveWebhook(via, secret, body, headers);
}
