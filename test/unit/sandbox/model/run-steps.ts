import { expect } from 'vitest';
import { actions } from '#src/registry/actions.ts';
import type { Action } from '#src/registry/names.ts';
import type { Sandbox } from '#src/sandbox/sandbox.ts';
import { startRun, type RunResult } from '#src/sandbox/workflows/start-run.ts';
import { recoverRuns } from '#src/sandbox/workflows/recover-runs.ts';
import { cover } from './coverage.ts';
import type { Account, Lot, Model, Run } from './facts.ts';
import { giveBack, renew, useCredit } from './lots.ts';
import { isBlocked, isReady } from './shop.ts';
import type { Person, RunAtWork, Site } from './site.ts';
import { pick, pickAccount, step, type Step } from './step.ts';

/** What somebody asks to run. Without a key, one that nobody used before. */
export interface RunAsk {
  number: number;
  person: Person;
  action: Action;
  key: number | null;
}

const PLACES = {
  scan: ['projects', 'prj'],
  retest: ['reports', 'rep'],
  fix: ['fix-tasks', 'fix'],
  monitoring: ['monitoring', 'prj'],
  ai: ['projects', 'prj'],
} as const;

/** The call that an ask stands for, and the account that it is about. */
export function toCall(model: Model, { number, person, action, key }: RunAsk) {
  const account = pickAccount(model, number);
  const [kind, prefix] = PLACES[action];
  model.count += 1;
  const reader = { id: person, email: `${person}@example.test` };
  const target = { kind, id: account.id.replace('acc', prefix) };
  return {
    account,
    call: { reader, target, action, idempotency_key: `key-${key ?? `new-${model.count}`}` },
  };
}

type Call = ReturnType<typeof toCall>['call'];

/** What a call should come to. A credit that it takes is gone afterwards. */
export function expectRun(
  model: Model,
  account: Account,
  { reader, action, idempotency_key }: Call,
): { outcome: RunResult['outcome']; lot: Lot | null; known?: Run } {
  const known = model.runs.find(({ user, key }) => user === reader.id && key === idempotency_key);
  if (known) {
    const isSame = known.account === account.id && known.action === action;
    return { outcome: isSame ? 'repeated' : 'key_reused', lot: null, known };
  }
  renew(account, model.now);
  if (!isReady(account, action)) return { outcome: 'refused', lot: null };
  const { balance } = actions[action];
  return { outcome: 'started', lot: balance && useCredit(account, balance) };
}

/** Notes a run that was started. */
export function addRun(model: Model, account: Account, call: Call, id: string, lot: Lot | null) {
  const { reader, action, idempotency_key: key } = call;
  const user = reader.id;
  const run: Run = { id, user, key, account: account.id, action, status: 'running', lot };
  model.runs.push(run);
  return run;
}

/** A run ends; where it failed its credit goes back. */
export function endRun(model: Model, run: Run, status: 'succeeded' | 'failed'): void {
  run.status = status;
  if (status === 'failed') giveBack(model.accounts.get(run.account) as Account, run);
}

/** A run from start to end; its work is done, or breaks. */
export const runOnce = (ask: RunAsk, ending: 'done' | 'broken'): Step =>
  step(`run(${JSON.stringify(ask)}, ${ending})`, async (model, { sandbox }) => {
    const { account, call } = toCall(model, ask);
    const expected = expectRun(model, account, call);
    const blocked = isBlocked(account);
    const result = await startRun(ending === 'done' ? sandbox : breakWork(sandbox), call);
    expect(result.outcome).toBe(expected.outcome);
    cover(`run ${result.outcome}`);
    if (result.outcome === 'repeated') expect(result.run.id).toBe(expected.known?.id);
    if (result.outcome === 'refused' && blocked) {
      cover('run refused: blocked');
      expect(result.report.primary).toBe('BILLING_STATE_BLOCKED');
    }
    if (result.outcome !== 'started') return;
    cover(`run ${ending}`);
    const run = addRun(model, account, call, result.run.id, expected.lot);
    endRun(model, run, ending === 'done' ? 'succeeded' : 'failed');
    expect(result.run).toMatchObject({ status: run.status, charged: chargeOf(run) });
  });

function chargeOf({ status, lot }: Run) {
  return status === 'succeeded' && lot ? { balance: lot.balance, credits: 1 } : null;
}

const breakWork = (sandbox: Sandbox): Sandbox => ({
  ...sandbox,
  work: async () => {
    throw new Error('The work broke.');
  },
});

/** A run whose work is not over yet: other things happen meanwhile. */
export const beginRun = (ask: RunAsk): Step =>
  step(`begin run(${JSON.stringify(ask)})`, async (model, site) => {
    const { account, call } = toCall(model, ask);
    const expected = expectRun(model, account, call);
    const result = await startWork(site, call);
    expect('outcome' in result ? result.outcome : 'started').toBe(expected.outcome);
    if ('outcome' in result) return;
    cover('run at work');
    addRun(model, account, call, result.run_id, expected.lot);
    site.at_work.push(result);
  });

async function startWork({ sandbox }: Site, call: Call): Promise<RunResult | RunAtWork> {
  const begun = Promise.withResolvers<string>();
  const work = Promise.withResolvers<{ result: string }>();
  const hanging: Sandbox = {
    ...sandbox,
    work: ({ run_id }) => {
      begun.resolve(run_id);
      return work.promise;
    },
  };
  const running = startRun(hanging, call);
  const first = await Promise.race([begun.promise, running]);
  if (typeof first !== 'string') return first;
  const end = async (outcome: 'done' | 'broken') => {
    if (outcome === 'done') work.resolve({ result: 'Done.' });
    else work.reject(new Error('The work broke.'));
    await running;
  };
  return { run_id: first, end };
}

/** The work of a run is over at last. */
export const finishWork = (number: number, ending: 'done' | 'broken'): Step =>
  step(
    `finish work(${number}, ${ending})`,
    async (model, site) => {
      const at_work = pick(site.at_work, number);
      await at_work.end(ending);
      site.at_work = site.at_work.filter((each) => each !== at_work);
      const run = model.runs.find(({ id }) => id === at_work.run_id)!;
      cover(`late run ${ending}`);
      endRun(model, run, ending === 'done' ? 'succeeded' : 'failed');
    },
    (model) => model.runs.some(({ status }) => status === 'running'),
  );

/** The process ends, whatever it was doing, and another one takes its place. */
export const restart = (): Step =>
  step('restart', async (model, site) => {
    await restartSite(model, site);
  });

export async function restartSite(model: Model, site: Site): Promise<void> {
  await recoverRuns(site.sandbox);
  site.at_work = [];
  for (const run of model.runs) {
    if (run.status !== 'running') continue;
    cover('run interrupted');
    endRun(model, run, 'failed');
  }
}
