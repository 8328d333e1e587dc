import { reconcileAccount } from '#src/sandbox/billing/reconcile-account.ts';
import { settleInvoice } from '#src/sandbox/billing/settle-invoice.ts';
import { startCheckout } from '#src/sandbox/billing/start-checkout.ts';
import type { Sandbox } from '#src/sandbox/sandbox.ts';
import { startRun } from '#src/sandbox/workflows/start-run.ts';
import { adopt } from './adopt.ts';
import { cover } from './coverage.ts';
import { dieAfter } from './dying.ts';
import { findLive, type Model } from './facts.ts';
import { pickInvoice } from './purchase-steps.ts';
import { addRun, expectRun, restartSite, toCall, type RunAsk } from './run-steps.ts';
import { readRows, sendEvent, type Site } from './site.ts';
import { pickAccount, step, type Step } from './step.ts';
import { pickEvent } from './webhook-steps.ts';

/** The process ends while it hears of an event. */
export const dieAtEvent = (number: number, after: number): Step =>
  step(`die at event(${number}, ${after})`, async (model, site) => {
    if (site.events.length === 0) return;
    const event = pickEvent(model, site, number);
    await die(model, site, after, (via) => sendEvent(site, event, { via }));
  });

/** The process ends while it looks at all that the provider has of an account. */
export const dieAtReconcile = (number: number, after: number): Step =>
  step(`die at reconcile(${number}, ${after})`, async (model, site) => {
    const { id } = pickAccount(model, number);
    await die(model, site, after, (via) => reconcileAccount(via, id));
  });

/** The process ends while it opens a checkout. */
export const dieAtCheckout = (number: number, item: string, after: number): Step =>
  step(`die at checkout(${number}, ${item}, ${after})`, async (model, site) => {
    const { id: account_id } = pickAccount(model, number);
    const buyer = { id: 'owner', role: 'owner' } as const;
    const request = { account_id, buyer, item, context: {} };
    await die(model, site, after, (via) => startCheckout(via, request));
  });

/** The process ends while it charges an invoice. */
export const dieAtInvoice = (number: number, after: number): Step =>
  step(
    `die at invoice(${number}, ${after})`,
    async (model, site) => {
      const account = pickAccount(model, number);
      const [id] = pickInvoice(account, number);
      await die(model, site, after, (via) => settleInvoice(via, account.id, id));
    },
    (model) => pickAccount(model, number).invoices.size > 0,
  );

/** The process ends while a run is begun, at work, or just over. */
export const dieAtRun = (ask: RunAsk, after: number): Step =>
  step(
    `die at run(${JSON.stringify(ask)}, ${after})`,
    async (model, site) => {
      const { account, call } = toCall(model, ask);
      const expected = expectRun(model, account, call);
      const { dying, died } = dieAfter(site.sandbox, after);
      await Promise.race([startRun(dying, call).catch(() => died), died]);
      const sql =
        'select run_id, status from sandbox_run where idempotency_key = ? and user_id = ?';
      const { idempotency_key, reader } = call;
      const [row] = readRows<RunRow>(site, sql, idempotency_key, reader.id);
      if (row && expected.outcome === 'started') {
        const run = addRun(model, account, call, row.run_id, expected.lot);
        run.status = row.status;
        cover('process ended at a run');
      }
      await restartSite(model, site);
    },
    // A month that ends at the same moment is another story.
    (model) => {
      const { resets } = pickAccount(model, ask.number);
      return resets === null || Date.parse(resets) > model.now;
    },
  );

interface RunRow {
  run_id: string;
  status: 'running' | 'succeeded';
}

async function die(
  model: Model,
  site: Site,
  after: number,
  act: (dying: Sandbox) => Promise<unknown>,
): Promise<void> {
  const { dying, died } = dieAfter(site.sandbox, after);
  const done = await Promise.race([act(dying).catch(() => died), died]);
  if (done === 'died') cover('process ended half-way');
  adopt(model, site);
  if ([...model.accounts.values()].some((account) => findLive(account)?.status === 'paid')) {
    cover('process ended between paid and delivered');
  }
  await restartSite(model, site);
}
