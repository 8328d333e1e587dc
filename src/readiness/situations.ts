import { STEP_IDS, type StepId } from '#src/registry/names.ts';
import type { StepStatus } from './report.ts';

/** Where a reader stands, and which steps of the guide that makes current and done. */
const PLACES = {
  check_account: { current: 'open-billing', done: [] },
  choose_action: { current: 'identify-action', done: ['open-billing'] },
  payment_wait: { current: 'check-payment', done: [] },
  undelivered: { current: 'refresh-billing', done: ['check-payment', 'use-checkout'] },
  resume_checkout: { current: 'use-checkout', done: ['check-payment'] },
  plan_unfit: { current: 'compare-plan', done: [] },
  plan_fits: { current: 'use-checkout', done: ['compare-plan'] },
  credit_purchase: { current: 'use-checkout', done: ['check-credits'] },
  reset_wait: { current: 'check-credits', done: [] },
  no_plan_sold: { current: 'continue', done: ['compare-plan'] },
  no_credits_sold: { current: 'continue', done: ['check-credits'] },
  ready: { current: 'return-and-retry', done: ['refresh-billing'] },
} as const satisfies Record<string, { current: StepId; done: readonly StepId[] }>;

export type Situation = keyof typeof PLACES | 'stop';

/** Steps that stay ahead once account and action are settled. */
const AHEAD: readonly StepId[] = ['refresh-billing', 'return-and-retry', 'continue'];
const OPENING: readonly StepId[] = ['open-billing', 'identify-action'];

function statusesOf(situation: Situation): readonly StepStatus[] {
  return STEP_IDS.map((id) => statusOf(id, situation));
}

function statusOf(id: StepId, situation: Situation): StepStatus {
  if (id === 'respect-limits') return 'in_force';
  if (situation === 'stop') return 'stopped';
  const { current, done }: { current: StepId; done: readonly StepId[] } = PLACES[situation];
  if (id === current) return 'current';
  if (done.includes(id)) return 'done';
  if (situation === 'check_account' || situation === 'choose_action') return 'upcoming';
  if (OPENING.includes(id)) return 'done';
  if (situation === 'ready' || STEP_IDS.indexOf(id) < STEP_IDS.indexOf(current))
    return 'not_needed';
  const ahead = AHEAD.includes(id) || (id === 'use-checkout' && current === 'compare-plan');
  return ahead ? 'upcoming' : 'not_needed';
}

/** The status of each of the ten steps, in order, for each situation. */
export const STEP_STATUSES_BY_SITUATION = Object.fromEntries(
  [...(Object.keys(PLACES) as Situation[]), 'stop' as const].map((each) => [
    each,
    statusesOf(each),
  ]),
) as Record<Situation, readonly StepStatus[]>;
