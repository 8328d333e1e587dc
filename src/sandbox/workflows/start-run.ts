import { readReadiness } from '#src/accounts/read-readiness.ts';
import type { AccountReader, TargetRef } from '#src/accounts/account-source.ts';
import type { Run } from '#src/contracts/runs.ts';
import type { ReadinessReport } from '#src/readiness/report.ts';
import { actions } from '#src/registry/actions.ts';
import type { Action } from '#src/registry/names.ts';
import { changeAccount, type Changed } from '../accounts/change-account.ts';
import { createHeldSource } from '../accounts/read-held-state.ts';
import { createSandboxAccountSource } from '../accounts/create-sandbox-account-source.ts';
import { debitCredit } from '../ledger/debit-credit.ts';
import { renewCredits } from '../ledger/renew-credits.ts';
import { newId } from '../new-id.ts';
import type { HeldAccount, Sandbox } from '../sandbox.ts';
import { finishRun } from './finish-run.ts';
import { findRunByKey, toRun } from './find-runs.ts';

export interface RunRequest {
  reader: AccountReader;
  target: TargetRef;
  action: Action;
  /** The caller's own: the same key and call start one run. */
  idempotency_key: string;
}

export type RunResult =
  | { outcome: 'started' | 'repeated'; run: Run }
  /** The key was used for another action or target. */
  | { outcome: 'key_reused' }
  | { outcome: 'refused'; report: ReadinessReport };

/**
 * Runs an action at a target, if and only if readiness says `ready` at the very
 * moment in which the credit is taken. The decision, the debit and the run are
 * one transaction; the work comes after it, and its credit goes back if it fails.
 */
export async function startRun(sandbox: Sandbox, request: RunRequest): Promise<RunResult> {
  const before = await findRepeat(sandbox, request);
  if (before) return before;
  const { target, action, reader } = request;
  const source = createSandboxAccountSource(sandbox);
  const owner = (await source.findTarget(target))?.account_id;
  const memberships = await source.listMemberships(reader);
  if (!owner || !memberships.some(({ account_id }) => account_id === owner)) {
    const query = { action, target };
    const read = await readReadiness({ source, reader, query, now: sandbox.now() });
    if (!read.ok) throw new Error('A query without an account names none that is missing.');
    return { outcome: 'refused', report: read.report };
  }
  const start = () => changeAccount(sandbox, owner, (held) => begin(held, request));
  let begun = await start();
  if (begun.outcome === 'corrected') begun = await start();
  if (begun.outcome === 'corrected') throw new Error(`The ledger of ${owner} contradicts itself.`);
  if (begun.outcome !== 'begun') return begun;
  const run = await finishRun(sandbox, owner, begun.run_id);
  return { outcome: 'started', run };
}

async function findRepeat(
  { db }: Pick<Sandbox, 'db'>,
  { reader, idempotency_key, target, action }: RunRequest,
): Promise<Exclude<RunResult, { outcome: 'refused' }> | null> {
  const row = await findRunByKey(db, reader.id, idempotency_key);
  if (!row) return null;
  const isSame =
    row.action === action && row.target_kind === target.kind && row.target_id === target.id;
  return isSame ? { outcome: 'repeated', run: toRun(row) } : { outcome: 'key_reused' };
}

/** `corrected`: the account showed other credits than the ledger has; it no longer does. */
type Begun = RunResult | { outcome: 'begun'; run_id: string } | { outcome: 'corrected' };

async function begin(held: HeldAccount, request: RunRequest): Promise<Changed<Begun>> {
  const repeat = await findRepeat({ db: held.trx }, request);
  if (repeat) return { changed: false, value: repeat };
  // What readiness reads is written when this is through: it decides on the new month then.
  if (await renewCredits(held)) return { changed: true, value: { outcome: 'corrected' } };
  const report = await decide(held, request);
  if (report.verdict !== 'ready') return { changed: false, value: { outcome: 'refused', report } };
  const run_id = newId('run');
  const { balance } = actions[request.action];
  const entry_id = balance && (await debitCredit(held, balance, run_id));
  if (balance && !entry_id) return { changed: true, value: { outcome: 'corrected' } };
  await insertRun(held, request, run_id, entry_id);
  return { changed: true, value: { outcome: 'begun', run_id } };
}

async function decide(held: HeldAccount, { reader, target, action }: RunRequest) {
  const read = await readReadiness({
    source: createHeldSource(held),
    reader,
    query: { action, target, account: held.account_id },
    now: new Date(held.at),
  });
  if (!read.ok) throw new Error('The account was the reader’s a moment ago.');
  return read.report;
}

async function insertRun(
  { trx, account_id, at }: HeldAccount,
  { reader, target, action, idempotency_key }: RunRequest,
  run_id: string,
  entry_id: string | null,
): Promise<void> {
  await trx
    .insertInto('sandbox_run')
    .values({
      run_id,
      account_id,
      user_id: reader.id,
      idempotency_key,
      target_kind: target.kind,
      target_id: target.id,
      action,
      status: 'running',
      result: null,
      entry_id,
      created_at: at,
      finished_at: null,
    })
    .execute();
}
