import { describe, expectTypeOf, it } from 'vitest';
import { field, reasonHolds, type Condition } from '#src/registry/condition.ts';
import type { StepEntry } from '#src/registry/steps.ts';
import type { ReasonEntry } from '#src/registry/reason-entry.ts';
import { orderReasons, type CodePair } from '#src/registry/reason-order.ts';
import { reasons } from '#src/registry/reasons.ts';
import { steps } from '#src/registry/steps.ts';
import type { ReasonCode, StepId } from '#src/registry/names.ts';

/** These fail in `npm run check`: an unused `@ts-expect-error` is an error itself. */
describe('misspelt and missing registry names do not compile', () => {
  it('in conditions', () => {
    // @ts-expect-error a field that does not exist
    field('billing_status', 'blocked');
    // @ts-expect-error a value of another field
    field('billing_state', 'past_due');
    // @ts-expect-error nothing may test for "unknown": it is not a value
    field('billing_state', 'unknown');
    // @ts-expect-error a code that does not exist
    reasonHolds('CREDIT_BALANCE_EXHAUSTD');
    expectTypeOf(field('billing_state', 'blocked')).toEqualTypeOf<Condition>();
  });

  it('in entries', () => {
    const step: Pick<StepEntry, 'fields' | 'codes' | 'guides' | 'routes'> = {
      // @ts-expect-error a field that does not exist
      fields: ['credit_balanse'],
      // @ts-expect-error a code that does not exist
      codes: ['PLAN_CHANGE_NEEDED'],
      // @ts-expect-error a guide that does not exist
      guides: ['fix-credits'],
      // @ts-expect-error a route that does not exist
      routes: ['/billing/invoices'],
    };
    const reason: Pick<ReasonEntry, 'step' | 'related'> = {
      // @ts-expect-error a step that does not exist
      step: 'check-credit',
      // @ts-expect-error a guide that does not exist
      related: ['monitoring'],
    };
    expectTypeOf(step).not.toBeAny();
    expectTypeOf(reason).not.toBeAny();
  });

  it('in the tables: no entry may be missing', () => {
    const sevenReasons: Omit<typeof reasons, 'AI_CREDIT_LIMIT_REACHED'> = reasons;
    // @ts-expect-error one code has no entry
    const allReasons: Record<ReasonCode, ReasonEntry> = sevenReasons;
    const nineSteps: Omit<typeof steps, 'continue'> = steps;
    // @ts-expect-error one step has no entry
    const allSteps: Record<StepId, StepEntry> = nineSteps;
    const fewerPairs: Omit<typeof orderReasons, 'ACCOUNT_MISMATCH>CATALOG_UNSUPPORTED'> =
      orderReasons;
    // @ts-expect-error one pair of neighbours has no reason for its order
    const allPairs: Record<CodePair, string> = fewerPairs;
    // @ts-expect-error no neighbours: nothing has to be said about their order
    const distant: CodePair = 'ACCOUNT_MISMATCH>AI_CREDIT_LIMIT_REACHED';
    expectTypeOf(allPairs).not.toBeAny();
    expectTypeOf(distant).not.toBeAny();
    expectTypeOf(allReasons).not.toBeAny();
    expectTypeOf(allSteps).not.toBeAny();
  });
});
