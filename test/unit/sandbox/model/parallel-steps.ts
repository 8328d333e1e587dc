import { expect } from 'vitest';
import { startCheckout } from '#src/sandbox/billing/start-checkout.ts';
import { startRun } from '#src/sandbox/workflows/start-run.ts';
import { adopt } from './adopt.ts';
import { cover } from './coverage.ts';
import { slowDown } from './dying.ts';
import { findLive, type Account, type Model } from './facts.ts';
import { addRun, endRun, expectRun, toCall, type RunAsk } from './run-steps.ts';
import { whyNotSold } from './shop.ts';
import { readRows, sendEvent, type Person } from './site.ts';
import { pickAccount, step, type Step } from './step.ts';
import { pickEvent } from './webhook-steps.ts';

/** Several people open checkouts of one account, while events about it arrive. */
export const openTogether = (
  number: number,
  asks: readonly { item: string; person: Person }[],
  events: readonly number[],
  turns: readonly number[],
): Step =>
  step(
    `open together(${number}, ${JSON.stringify(asks)}, ${events}, ${turns})`,
    async (model, site) => {
      const account = pickAccount(model, number);
      const slow = slowDown(site.sandbox, turns);
      const mustOpen = events.length === 0 && canOpen(model, account, asks);
      const known = events.length === 0 || site.events.length === 0 ? [] : events;
      const answers = asks.map(({ item, person }) => {
        const buyer = { id: person, role: person };
        return startCheckout(slow, { account_id: account.id, buyer, item, context: {} });
      });
      const told = known.map((each) =>
        sendEvent(site, pickEvent(model, site, each), { via: slow }),
      );
      const results = await Promise.all(answers);
      await Promise.all(told);
      adopt(model, site);
      const opened = results.flatMap((result) => (result.ok ? [result.checkout_session_id] : []));
      cover(opened.length > 0 ? 'checkouts opened together' : 'checkouts refused together');
      if (mustOpen) expect(opened.length).toBeGreaterThan(0);
      if (mustOpen) expect(opened).toContain(findLive(account)?.id);
    },
  );

/** Whether at least one of them must get through. */
function canOpen(
  model: Model,
  account: Account,
  asks: readonly { item: string; person: Person }[],
): boolean {
  const live = findLive(account);
  const session = live && model.provider.get(live.id);
  if (session && session.status !== 'open') return false;
  return asks.some(({ item, person }) => whyNotSold(account, item, person) === null);
}

/** Several runs are started at the same moment, some with the same key. */
export const runTogether = (asks: readonly RunAsk[], turns: readonly number[]): Step =>
  step(`run together(${JSON.stringify(asks)})`, async (model, site) => {
    const calls = asks.map((ask) => toCall(model, oneKeyOneCall(ask, asks[0]!)));
    const slow = slowDown(site.sandbox, turns);
    const results = await Promise.all(calls.map(({ call }) => startRun(slow, call)));
    const sql = 'select run_id from sandbox_run where user_id = ? and idempotency_key = ?';
    const expected: string[] = [];
    for (const { account, call } of calls) {
      const { outcome, lot } = expectRun(model, account, call);
      expected.push(`${account.id} ${outcome}`);
      if (outcome !== 'started') continue;
      const [row] = readRows<{ run_id: string }>(site, sql, call.reader.id, call.idempotency_key);
      if (!row) throw new Error('A run that could be started is not there.');
      endRun(model, addRun(model, account, call, row.run_id, lot), 'succeeded');
    }
    const got = results.map(({ outcome }, index) => `${calls[index]!.account.id} ${outcome}`);
    expect(got.sort()).toEqual(expected.sort());
    cover('runs together');
  });

/** Who is first with a key decides what it is for; here nobody could tell. */
const oneKeyOneCall = ({ number, person, key }: RunAsk, { action }: RunAsk): RunAsk => ({
  number,
  person,
  action,
  key: key === null ? null : 100 + key * 2 + (number % 2),
});

/** The same event arrives several times at the same moment. */
export const deliverTogether = (number: number, times: number, turns: readonly number[]): Step =>
  step(`deliver together(${number}, ${times} times)`, async (model, site) => {
    if (site.events.length === 0) return;
    const event = pickEvent(model, site, number);
    const via = slowDown(site.sandbox, turns);
    await Promise.all(Array.from({ length: times }, () => sendEvent(site, event, { via })));
    adopt(model, site);
    cover('event arrives together with itself');
  });
