import type { paySession } from '#src/sandbox/provider/test-controls.ts';
import { listFacts, type Model, type Session, type TakeBack } from './facts.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export type Outcome = Parameters<typeof paySession>[2]['outcome'];

/** A session that the provider opened, or had to know as ended before it was ever opened. */
export function addSession(
  model: Model,
  id: string,
  account: string,
  status: 'open' | 'expired' = 'open',
): Session {
  const { now: created } = model;
  const due = status === 'open' ? { at: created + DAY_MS, step: 'expired' as const } : null;
  const session: Session = { kind: 'session', id, account, status, due, created };
  model.provider.set(id, session);
  return session;
}

/** The buyer pays: what becomes of an open session, now and by itself later. */
export function payAt({ now }: Model, session: Session, outcome: Outcome): void {
  const ends = {
    success: 'paid',
    slow: 'processing',
    failure: 'failed',
    expiry: 'expired',
    dispute_later: 'paid',
    late_delivery: 'paid',
  } as const;
  session.status = ends[outcome];
  session.due = null;
  if (outcome === 'slow') session.due = { at: now + 8_000, step: 'paid' };
  if (outcome === 'dispute_later') session.due = { at: now + 10_000, step: 'disputed' };
}

/** Whether this payment may be given back, or contested, now. */
export function canTakeBack(model: Model, session: Session, kind: TakeBack['kind']): boolean {
  const before = listFacts(model, 'refund', 'dispute').filter(
    (each) => each.session === session.id,
  );
  const isGone = before.some((each) => each.kind === 'refund' || each.status !== 'won');
  return session.status === 'paid' && !isGone && !before.some((each) => each.kind === kind);
}

/** What happens by itself until now. Returns the sessions that are contested by it. */
export function passTime(model: Model): Session[] {
  const contested: Session[] = [];
  for (const session of listFacts(model, 'session')) {
    if (!session.due || session.due.at > model.now) continue;
    const { step } = session.due;
    session.due = null;
    if (step !== 'disputed') session.status = step;
    else if (canTakeBack(model, session, 'dispute')) contested.push(session);
  }
  return contested;
}
