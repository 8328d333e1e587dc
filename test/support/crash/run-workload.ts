import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { RunSchema, type Run } from '#src/contracts/runs.ts';
import { addCredits } from '../add-credits.ts';
import { unlessKilled, type KillOptions, type KillRound } from '../kill-server.ts';
import { signIn } from '../sign-in.ts';
import type { TestServer } from '../test-server.ts';
import { assertBooks, readBooks } from './read-books.ts';

/** So many callers at the same time. */
const CALLERS = 8;
/** Each knows its action, so that a repeat is always the same call. */
const KINDS = ['fix', 'ai'] as const;

interface Sent {
  action: (typeof KINDS)[number];
  key: string;
  /** The answer, once one came. */
  run: Run | null;
}

/** What came of the rounds so far. */
export interface RunFigures {
  acknowledged: number;
  /** Calls whose answer never came, because the server was killed first; repeated then. */
  unheard: number;
  interrupted: number;
}

/** Many runs at the same time, each with a key; killed and started again, none is lost or paid twice. */
export function createRunWorkload(): Omit<KillOptions, 'rounds'> & { figures: () => RunFigures } {
  const sent: Sent[] = [];
  let cookie = '';
  const figures = { acknowledged: 0, unheard: 0, interrupted: 0 };
  return {
    prepare: (dataDir) => {
      addCredits(dataDir, 'acc_ready', 'remaining_fix_credits', 100_000);
      addCredits(dataDir, 'acc_ready', 'ai_credit_balance', 100_000);
    },
    halfway: `select 1 from sandbox_run where status = 'running'`,
    ready: async ({ url }) => {
      cookie ||= await signIn(url, 'ready@sandbox.test');
    },
    work: async (server, round) => {
      const callers = Array.from({ length: CALLERS }, () => callOn(server, round, cookie, sent));
      await Promise.all(callers);
    },
    verify: async (server) => {
      figures.unheard += sent.filter(({ run }) => run === null).length;
      figures.interrupted = checkBooks(server, sent);
      await checkRepeats(server, cookie, sent);
      checkBooks(server, sent);
    },
    figures: () => ({ ...figures, acknowledged: sent.length }),
  };
}

/** One caller: a new run after the other, and now and then a repeat. */
async function callOn(
  server: TestServer,
  round: KillRound,
  cookie: string,
  sent: Sent[],
): Promise<void> {
  while (!round.signal.aborted) {
    const call = pickCall(round, sent);
    const run = await unlessKilled(round, () => postRun(server, cookie, call));
    round.heard();
    if (run) note(call, run);
  }
}

function pickCall({ random }: KillRound, sent: Sent[]): Sent {
  const known = sent[Math.floor(random() * sent.length * 4)];
  if (known) return known;
  const action = KINDS[Math.floor(random() * KINDS.length)] ?? 'fix';
  const call: Sent = { action, key: randomUUID(), run: null };
  sent.push(call);
  return call;
}

async function postRun({ url }: TestServer, cookie: string, { action, key }: Sent): Promise<Run> {
  const response = await fetch(`${url}/api/fix-tasks/fix_ready/runs`, {
    method: 'POST',
    headers: { cookie, 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify({ action }),
  });
  const body = await response.text();
  assert.equal(response.status, 201, body);
  return RunSchema.parse(JSON.parse(body));
}

/** The first answer to a key holds for all that follow; the work may have gone on in between. */
function note(call: Sent, run: Run): void {
  if (call.run) assert.equal(run.id, call.run.id);
  if (!call.run || call.run.status === 'running') call.run = run;
  else assert.deepEqual(run, call.run);
}

interface RunRow {
  run_id: string;
  key: string;
  status: string;
  result: string;
}

/** Every run that was acknowledged is there as it was told, none is at work. Returns how many were interrupted. */
function checkBooks(server: TestServer, sent: readonly Sent[]): number {
  const rows = readBooks(server, (sqlite) => {
    assertBooks(sqlite);
    const sql = 'select run_id, idempotency_key as key, status, result from sandbox_run';
    return sqlite.prepare<[], RunRow>(sql).all();
  });
  const byKey = new Map(rows.map((row) => [row.key, row]));
  assert.equal(byKey.size, rows.length);
  for (const { key, run } of sent) {
    if (!run) continue;
    const row = byKey.get(key);
    assert.equal(row?.run_id, run.id);
    if (run.status !== 'running') assert.equal(row.status, run.status);
  }
  assert.deepEqual(
    rows.filter(({ status }) => status === 'running'),
    [],
  );
  return rows.filter(({ result }) => result.startsWith('Interrupted')).length;
}

/** The same key again gives the same run, also where the answer was never heard. */
async function checkRepeats(server: TestServer, cookie: string, sent: Sent[]): Promise<void> {
  const sql = 'select run_id from sandbox_run where idempotency_key = ?';
  for (const call of sent.filter(({ run }, index) => run === null || index % 5 === 0)) {
    const before = readBooks(server, (sqlite) => sqlite.prepare(sql).pluck().get(call.key));
    const run = await postRun(server, cookie, call);
    if (before) assert.equal(run.id, before);
    note(call, run);
  }
}
