import { expect } from 'vitest';
import { hear } from './billing.ts';
import { cover } from './coverage.ts';
import type { Model } from './facts.ts';
import { startAndCheck } from './purchase-steps.ts';
import { payAndCheck } from './payment-steps.ts';
import type { Session } from './facts.ts';
import { readNewEvents, sendEvent, type Site, type SiteEvent } from './site.ts';
import { pick, pickAccount, step, type Step } from './step.ts';

/** An event arrives, one or more times; an old one or one that never came before. */
export const deliverEvent = (number: number, times: number): Step =>
  step(`deliver(${number}, ${times} times)`, async (model, site) => {
    if (site.events.length === 0) return;
    const event = pickEvent(model, site, number);
    for (let left = times; left > 0; left -= 1) await sendAndCheck(model, site, event);
  });

/** What nobody has heard of comes first, the newest before the others. */
export function pickEvent({ heard }: Model, { events }: Site, number: number): SiteEvent {
  const newest = events.toReversed();
  const isNews = ({ type, object_id }: SiteEvent) => !heard.has(`${type} ${object_id}`);
  return pick([...newest.filter(isNews), ...newest.filter((event) => !isNews(event))], number);
}

/** The same event under an id of its own, as a provider's repeat may come. */
export const deliverUnderNewId = (number: number): Step =>
  step(`deliver under a new id(${number})`, async (model, site) => {
    if (site.events.length === 0) return;
    cover('same event under a new id');
    model.count += 1;
    await sendAndCheck(model, site, pick(site.events, number), `evt_again_${model.count}`);
  });

/** Everything that ever happened arrives again, in some order. */
export const deliverAll = (order: readonly number[]): Step =>
  step(`deliver all(${order.join(' ')})`, async (model, site) => {
    cover('everything replayed');
    await replay(model, site, order);
  });

/** All events, each once or twice, in the order that the numbers make of them. */
export async function replay(model: Model, site: Site, order: readonly number[]): Promise<void> {
  readNewEvents(site);
  const rank = (index: number) => (order[index % order.length] ?? 0) * 31 + index * 7;
  const shuffled = site.events
    .map((event, index) => ({ event, rank: rank(index) % 101, twice: rank(index) % 2 === 0 }))
    .sort((a, b) => a.rank - b.rank);
  for (const { event, twice } of shuffled) {
    await sendAndCheck(model, site, event);
    if (twice) await sendAndCheck(model, site, event);
  }
}

/** Sends one event; it is applied the first time, and never again. */
export async function sendAndCheck(
  model: Model,
  site: Site,
  event: SiteEvent,
  id = event.event_id,
): Promise<void> {
  const about = `${event.type} ${event.object_id}`;
  const isKnown = model.heard.has(id) || model.heard.has(about);
  expect(await sendEvent(site, event, { id })).toBe(isKnown ? 'repeated' : 'applied');
  cover(isKnown ? 'event repeated' : 'event applied');
  if (isKnown) return;
  const fact = model.provider.get(event.object_id);
  if (!fact) throw new Error(`An event is about ${event.object_id}, which is nowhere.`);
  if (event.type !== `${fact.kind}.${fact.status}`) cover('event that is outdated');
  model.heard.add(id).add(about);
  hear(model, fact);
}

/** A purchase as it mostly goes: opened, paid, and told at once. */
export const buy = (number: number, item: string): Step =>
  step(`buy(${number}, ${item})`, async (model, site) => {
    const id = await startAndCheck(model, site, pickAccount(model, number), item, 'owner');
    if (!id) return;
    await payAndCheck(model, site, model.provider.get(id) as Session, 'success');
    readNewEvents(site);
    const told = site.events.findLast(({ object_id }) => object_id === id);
    if (told) await sendAndCheck(model, site, told);
  });
