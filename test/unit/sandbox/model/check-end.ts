import { expect } from 'vitest';
import type { AccountState } from '#src/readiness/account-state.ts';
import { productCatalog } from '#src/registry/catalog.ts';
import { reconcileAccount } from '#src/sandbox/billing/reconcile-account.ts';
import { hearAll } from './billing.ts';
import { checkSite } from './check-facts.ts';
import { cover } from './coverage.ts';
import {
  findLive,
  getAccount,
  listFacts,
  type Account,
  type Model,
  type Session,
} from './facts.ts';
import { restartSite } from './run-steps.ts';
import { findPlan, isBlocked } from './shop.ts';
import type { Site } from './site.ts';
import { actualValues, expectedValues } from './values.ts';
import { replay } from './webhook-steps.ts';

/**
 * The end of a history: nothing is at work any more, all events may have come,
 * and the product has asked the provider. Now only the payments count.
 */
export async function checkEnd(
  model: Model,
  site: Site,
  { replays, order }: { replays: boolean; order: readonly number[] },
  plans: ReadonlyMap<string, Pick<Account, 'package_key' | 'entitlement'>>,
): Promise<void> {
  await restartSite(model, site);
  model.now += 6_000;
  site.clock.now = new Date(model.now);
  if (replays) await replay(model, site, order);
  if (replays) for (const id of model.accounts.keys()) checkDelivered(model, id);
  for (const id of model.accounts.keys()) {
    await reconcileAccount(site.sandbox, id);
    hearAll(model, id);
  }
  checkSite(model, site);
  for (const [id, account] of model.accounts) {
    const state = (await site.source.readState(id)) as AccountState;
    expect(actualValues(state)).toEqual(expectedValues(account));
  }
  for (const id of model.accounts.keys()) checkImplied(model, id, plans.get(id)!);
  cover('histories');
}

const listSessions = (model: Model, id: string, ...statuses: Session['status'][]) =>
  listFacts(model, 'session').filter(
    ({ account, status }) => account === id && statuses.includes(status),
  );

/** What was paid has arrived, all of it, once, but for what still waits; and nothing else has. */
function checkDelivered(model: Model, id: string): void {
  const { checkouts, lots } = getAccount(model, id);
  const paid = listSessions(model, id, 'paid')
    .map((session) => session.id)
    .filter((session) => checkouts.get(session)?.status !== 'paid');
  const delivered = [...checkouts].filter(([, { status }]) => status === 'delivered');
  expect(delivered.map(([checkout]) => checkout).sort()).toEqual(paid.toSorted());
  for (const [checkout, { item }] of delivered) {
    const pack = productCatalog.packs.find(({ key }) => key === item);
    const credits = pack
      ? [pack.credits]
      : Object.values(findPlan(item)!.monthly_credits).filter((amount) => amount > 0);
    const came = lots.filter(({ source }) => source === checkout).map(({ amount }) => amount);
    expect(came.sort()).toEqual(credits.sort());
  }
}

/** What the payments imply, said without a history: from what the provider has now. */
function checkImplied(
  model: Model,
  id: string,
  seeded: Pick<Account, 'package_key' | 'entitlement'>,
): void {
  checkDelivered(model, id);
  const account = getAccount(model, id);
  expect(findLive(account)?.status).not.toBe('paid');
  const gone = listFacts(model, 'refund', 'dispute').filter(
    ({ account: owner, kind, status }) => owner === id && (kind === 'refund' || status === 'lost'),
  );
  const plans = listSessions(model, id, 'paid').filter((session) =>
    findPlan(account.checkouts.get(session.id)!.item),
  );
  const last = plans.at(-1);
  const isGone = gone.some(({ session }) => session === last?.id);
  expect({ package_key: account.package_key, entitlement: account.entitlement }).toEqual({
    package_key: last ? account.checkouts.get(last.id)!.item : seeded.package_key,
    entitlement: last ? (isGone ? 'revoked' : 'active') : seeded.entitlement,
  });
  const owed = gone.filter(({ session, id: about }) => {
    const lots = account.lots.filter(({ source }) => source === session);
    expect(lots.every(({ left }) => left === 0)).toBe(true);
    const isSettled = account.invoices.get(`in_${about}`)?.status === 'paid';
    return lots.some(({ spent }) => spent > 0) && !isSettled;
  });
  const contested = listFacts(model, 'dispute').some(
    ({ account: owner, status }) => owner === id && status === 'open',
  );
  expect(isBlocked(account)).toBe(contested || owed.length > 0);
  expect(listSessions(model, id, 'open', 'processing').length).toBeLessThanOrEqual(1);
}
