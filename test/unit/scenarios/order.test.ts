import { expect, it } from 'vitest';
import { listNeighbours } from '#components/scenario/list-neighbours.ts';
import { askScenario } from '#src/readiness/scenarios/ask-scenario.ts';
import { findOverlap } from '#src/readiness/scenarios/find-overlap.ts';
import { productCatalog } from '#src/registry/catalog.ts';
import { ACTIONS, GATE_CODES, REASON_CODES, type Action, type Code } from '#src/registry/names.ts';
import { orderReasons } from '#src/registry/reason-order.ts';
import { isReasonCode, registry, type Registry } from '#src/registry/registry.ts';

const order: Code[] = [...GATE_CODES, ...REASON_CODES];
const pairs = order.slice(1).map((later, index) => [order[index]!, later] as const);
const actionsOf = (code: Code): readonly Action[] =>
  isReasonCode(code) ? registry.reasons[code].actions : ACTIONS;

it('gives a reason for each pair of neighbours, in their order', () => {
  expect(Object.keys(orderReasons)).toEqual(pairs.map((pair) => pair.join('>')));
});

it.each(pairs)('%s decides before %s, or the two never meet', (earlier, later) => {
  const overlap = findOverlap(registry, productCatalog, earlier, later);
  const shared = actionsOf(earlier).filter((action) => actionsOf(later).includes(action));
  // What the page says without an overlap has to follow from the registry.
  expect(overlap === null).toBe(shared.length === 0);
  if (!overlap) return;
  const { primary, reasons } = askScenario(registry, productCatalog, overlap);
  expect(primary).toBe(earlier);
  if (isReasonCode(earlier)) expect(reasons.map(({ code }) => code)).toContain(later);
  // A gate is listed alone: once it is out of the way, the later code shows.
  else {
    const opened = { ...overlap, target_owner: 'this_account' };
    const open = earlier === 'ACCOUNT_MISMATCH' ? opened : { ...opened, catalog: 'as_sold' };
    expect(askScenario(registry, productCatalog, open).primary).toBe(later);
  }
});

it('names the codes before and after, retired ones left out', () => {
  const of = (source: Registry, code: Code) =>
    listNeighbours(source, code).map(({ place, neighbour, reason }) => [
      place,
      neighbour,
      reason !== '',
    ]);
  expect(of(registry, 'ACCOUNT_MISMATCH')).toEqual([['after', 'CATALOG_UNSUPPORTED', true]]);
  expect(of(registry, 'AI_CREDIT_LIMIT_REACHED')).toEqual([
    ['before', 'CREDIT_BALANCE_EXHAUSTED', true],
  ]);
  const { PLAN_CHANGE_REQUIRED } = registry.reasons;
  const lifecycle = { state: 'retired', since: '2027-01-01' } as const;
  const later: Registry = {
    ...registry,
    reasons: {
      ...registry.reasons,
      PLAN_CHANGE_REQUIRED: { ...PLAN_CHANGE_REQUIRED, lifecycle },
    },
  };
  expect(of(later, 'PLAN_CHANGE_REQUIRED')).toEqual([]);
  expect(of(later, 'CHECKOUT_PAYMENT_PENDING')).toEqual([
    ['before', 'SUBSCRIPTION_PAST_DUE', true],
    ['after', 'PACKAGE_ENTITLEMENT_MISSING', false],
  ]);
});
