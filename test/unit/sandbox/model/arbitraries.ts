import fc from 'fast-check';
import type { Action } from '#src/registry/names.ts';
import type { Outcome } from './bank.ts';
import {
  dieAtCheckout,
  dieAtEvent,
  dieAtInvoice,
  dieAtReconcile,
  dieAtRun,
} from './crash-steps.ts';
import { deliverTogether, openTogether, runTogether } from './parallel-steps.ts';
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
import { choosePlan, openCheckout, settle } from './purchase-steps.ts';
import { beginRun, finishWork, restart, runOnce } from './run-steps.ts';
import type { Person } from './site.ts';
import type { Step } from './step.ts';
import {
  dieBeforeDelivery,
  payAndDecide,
  payAndWait,
  payForLater,
  runAgain,
  takeBackAtWork,
  workOverMonthEnd,
} from './stories.ts';
import { buy, deliverAll, deliverEvent, deliverUnderNewId } from './webhook-steps.ts';

/** One of these, the ones with larger numbers more often. */
const weighted = <Value>(...choices: [Value, number][]) =>
  fc.oneof(...choices.map(([value, weight]) => ({ arbitrary: fc.constant(value), weight })));

const account = fc.nat(1);
const few = fc.nat(3);
const any = fc.nat(40);
const person = weighted<Person>(['owner', 5], ['finance_reviewer', 1]);
const item = weighted(
  ['fixes_10', 6],
  ['scans_50', 2],
  ['ai_200', 2],
  ['agency', 2],
  ['team', 1],
  ['team_monitoring', 1],
  ['starter', 1],
  ['free', 1],
  ['nothing', 1],
);
const plan = weighted(['agency', 1], ['team', 1], ['starter', 1], ['reports', 1], ['ai_200', 1]);
const action = weighted<Action>(
  ['fix', 6],
  ['scan', 2],
  ['ai', 2],
  ['retest', 1],
  ['monitoring', 1],
);
const outcome = weighted<Outcome>(
  ['success', 5],
  ['slow', 2],
  ['failure', 4],
  ['expiry', 4],
  ['dispute_later', 2],
  ['late_delivery', 2],
);
const ending = weighted<'done' | 'broken'>(['done', 3], ['broken', 1]);
const lateEnding = weighted<'done' | 'broken'>(['done', 1], ['broken', 1]);
const key = fc.option(fc.nat(2), { freq: 3 });
const ask = fc.record({ number: account, person, action, key });
const turns = fc.array(fc.nat(40), { minLength: 1, maxLength: 6 });
const seconds = weighted(
  [1, 2],
  [6, 2],
  [9, 3],
  [11, 3],
  [26 * 3600, 2],
  [10 * 86_400, 1],
  [40 * 86_400, 1],
);
/** Most has been done, and not all of it, at the third step. */
const after = weighted([0, 1], [1, 1], [2, 4], [3, 1], [4, 1], [5, 1]);

/** Every kind of step, and how often it comes compared with the others. */
const STEPS: [weight: number, arbitrary: fc.Arbitrary<Step>][] = [
  [5, fc.tuple(account, item).map((args) => buy(...args))],
  [4, fc.tuple(account, item, person).map((args) => openCheckout(...args))],
  [3, fc.tuple(few, outcome).map((args) => pay(...args))],
  [2, fc.tuple(account, outcome, person).map((args) => payOnPage(...args))],
  [2, fc.tuple(few, fc.constantFrom('paid', 'failed')).map((args) => decidePayment(...args))],
  [3, fc.tuple(few, fc.integer({ min: 1, max: 2 })).map((args) => deliverEvent(...args))],
  [1, fc.tuple(any, fc.integer({ min: 1, max: 3 })).map((args) => deliverEvent(...args))],
  [1, any.map((number) => deliverUnderNewId(number))],
  [1, turns.map((order) => deliverAll(order))],
  [2, few.map((number) => takeBackPayment('refund', number))],
  [2, few.map((number) => takeBackPayment('dispute', number))],
  [2, fc.tuple(few, fc.constantFrom('won', 'lost')).map((args) => decide(...args))],
  [2, fc.tuple(account, few).map((args) => settle(...args))],
  [1, fc.tuple(account, plan, person).map((args) => choosePlan(...args))],
  [6, fc.tuple(ask, ending).map((args) => runOnce(...args))],
  [3, ask.map((asked) => beginRun(asked))],
  [3, fc.tuple(few, lateEnding).map((args) => finishWork(...args))],
  [1, fc.constant(restart())],
  [2, seconds.map((length) => wait(length))],
  [1, fc.constant(lookAfter())],
  [1, account.map((number) => reconcile(number))],
  [2, fc.tuple(few, after).map((args) => dieAtEvent(...args))],
  [1, fc.tuple(account, after).map((args) => dieAtReconcile(...args))],
  [1, fc.tuple(account, item, after).map((args) => dieAtCheckout(...args))],
  [1, fc.tuple(account, after).map((args) => dieAtInvoice(...args))],
  [1, fc.tuple(ask, fc.nat(2)).map((args) => dieAtRun(...args))],
  [
    1,
    fc
      .tuple(
        account,
        fc.array(fc.record({ item, person }), { minLength: 2, maxLength: 4 }),
        fc.array(few, { maxLength: 2 }),
        turns,
      )
      .map((args) => openTogether(...args)),
  ],
  [
    1,
    fc
      .tuple(fc.array(ask, { minLength: 2, maxLength: 4 }), turns)
      .map((args) => runTogether(...args)),
  ],
  [1, fc.tuple(few, fc.integer({ min: 2, max: 3 }), turns).map((a) => deliverTogether(...a))],
  [
    2,
    fc
      .tuple(
        fc.record({ number: account, person, action, key: fc.constant(null) }),
        item,
        fc.constantFrom('refund', 'lost'),
        fc.constantFrom('before', 'after', 'never'),
      )
      .map((args) => takeBackAtWork(...args)),
  ],
  [
    1,
    fc
      .tuple(fc.record({ number: account, person, action, key: fc.constant(null) }), lateEnding)
      .map((args) => workOverMonthEnd(...args)),
  ],
  [1, fc.tuple(account, item).map((args) => dieBeforeDelivery(...args))],
  [
    1,
    fc
      .tuple(account, item, fc.constantFrom('paid', 'failed'), fc.boolean())
      .map((args) => payAndDecide(...args)),
  ],
  [
    1,
    fc
      .tuple(fc.record({ number: account, person, action, key: fc.nat(2) }), ending)
      .map((args) => runAgain(...args)),
  ],
  [
    1,
    fc
      .tuple(account, item, fc.constantFrom('refund', 'dispute', null))
      .map((args) => payForLater(...args)),
  ],
  [
    1,
    fc
      .tuple(account, item, fc.constantFrom<Outcome>('slow', 'dispute_later'), fc.boolean())
      .map((args) => payAndWait(...args)),
  ],
];

/** A history: steps in any order. */
export const histories = fc.commands(
  STEPS.flatMap(([weight, arbitrary]) => Array.from({ length: weight }, () => arbitrary)),
  { maxCommands: 36, size: 'max' },
);

/** A number for each event that is replayed at the end, and whether all of them are. */
export const endings = fc.record({ replays: fc.boolean(), order: turns });
