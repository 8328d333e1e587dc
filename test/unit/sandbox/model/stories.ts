import { dieAtEvent } from './crash-steps.ts';
import {
  decide,
  decidePayment,
  lookAfter,
  pay,
  payOnPage,
  reconcile,
  takeBackPayment,
  wait,
} from './payment-steps.ts';
import type { TakeBack } from './facts.ts';
import type { Outcome } from './bank.ts';
import { openCheckout } from './purchase-steps.ts';
import { beginRun, finishWork, runOnce, type RunAsk } from './run-steps.ts';
import type { Step } from './step.ts';
import { buy, deliverEvent } from './webhook-steps.ts';

/** Steps that make sense one after the other, as they would rarely come by chance. */
function tell(name: string, steps: readonly Step[]): Step {
  return {
    check: () => true,
    run: async (model, site) => {
      for (const each of steps) if (await each.check(model)) await each.run(model, site);
    },
    toString: () => `${name}: ${steps.map(String).join(', then ')}`,
  };
}

/** A payment is taken back while a run of its credits is at work, and heard of before or after. */
export const takeBackAtWork = (
  ask: RunAsk,
  item: string,
  kind: 'refund' | 'lost',
  heard: 'before' | 'after' | 'never',
): Step => {
  const back =
    kind === 'refund'
      ? [takeBackPayment('refund', 0)]
      : [takeBackPayment('dispute', 0), decide(0, 'lost')];
  const hear = deliverEvent(0, 1);
  return tell('taken back at work', [
    buy(ask.number, item),
    beginRun(ask),
    ...back,
    ...(heard === 'before' ? [hear] : []),
    finishWork(0, 'broken'),
    ...(heard === 'after' ? [hear] : []),
  ]);
};

/** A month ends while a run of its credits is at work. */
export const workOverMonthEnd = (ask: RunAsk, ending: 'done' | 'broken'): Step =>
  tell('work over the end of a month', [
    beginRun(ask),
    wait(40 * 86_400),
    lookAfter(),
    finishWork(0, ending),
  ]);

/** The process ends when the money has come and the purchase has not. */
export const dieBeforeDelivery = (number: number, item: string): Step =>
  tell('die before delivery', [
    openCheckout(number, item, 'owner'),
    pay(0, 'success'),
    dieAtEvent(0, 2),
  ]);

/** A purchase arrives later than its payment, and something happens to the payment before. */
export const payForLater = (number: number, item: string, kind: TakeBack['kind'] | null): Step =>
  tell('pay for later', [
    openCheckout(number, item, 'owner'),
    payOnPage(number, 'late_delivery', 'owner'),
    deliverEvent(0, 1),
    ...(kind ? [takeBackPayment(kind, 0), deliverEvent(0, 1)] : []),
    wait(6),
    reconcile(number),
  ]);

/** A payment that takes its time, or is contested some time after. */
export const payAndWait = (number: number, item: string, outcome: Outcome, told: boolean): Step =>
  tell('pay and wait', [
    openCheckout(number, item, 'owner'),
    pay(0, outcome),
    ...(told ? [deliverEvent(0, 1)] : []),
    wait(11),
  ]);

/** A payment on its way, about which the bank decides. */
export const payAndDecide = (number: number, item: string, to: 'paid' | 'failed', told: boolean) =>
  tell('pay and decide', [
    openCheckout(number, item, 'owner'),
    pay(0, 'slow'),
    ...(told ? [deliverEvent(0, 1)] : []),
    decidePayment(0, to),
  ]);

/** The same call again, as after an answer that got lost. */
export const runAgain = (ask: RunAsk, ending: 'done' | 'broken'): Step =>
  tell('run again', [runOnce(ask, ending), runOnce(ask, ending)]);
