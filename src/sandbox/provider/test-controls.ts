import { newId } from '../new-id.ts';
import type { Delivery, PaymentOutcome } from '#src/contracts/payment-form.ts';
import { createObject, moveObject, readObject } from './provider-objects.ts';
import type { ProviderDesk } from './sandbox-provider.ts';

/** How long a slow payment is on its way, and when a later dispute comes. */
export const SLOW_MS = 8_000;
export const DISPUTE_AFTER_MS = 10_000;

/**
 * The buyer pays an open session, and this comes of it. False where it is not
 * open any more: a session is paid once.
 */
export function paySession(
  desk: ProviderDesk,
  sessionId: string,
  { outcome, delivery }: { outcome: PaymentOutcome; delivery: Delivery },
): Promise<boolean> {
  const from = ['open'];
  const in_ms = (ms: number) => new Date(desk.now().getTime() + ms).toISOString();
  switch (outcome) {
    // How long the product takes to deliver is not the provider's business.
    case 'late_delivery':
    case 'success':
      return moveObject(desk, sessionId, { from, to: 'paid', delivery });
    case 'slow': {
      const later = { due_at: in_ms(SLOW_MS), due_step: 'paid' };
      return moveObject(desk, sessionId, { from, to: 'processing', later, delivery });
    }
    case 'failure':
      return moveObject(desk, sessionId, { from, to: 'failed', delivery });
    case 'expiry':
      return moveObject(desk, sessionId, { from, to: 'expired', delivery });
    case 'dispute_later': {
      const later = { due_at: in_ms(DISPUTE_AFTER_MS), due_step: 'disputed' };
      return moveObject(desk, sessionId, { from, to: 'paid', later, delivery });
    }
  }
}

/** The bank decides about a payment on its way. */
export function settleSession(
  desk: ProviderDesk,
  sessionId: string,
  to: 'paid' | 'failed',
): Promise<boolean> {
  return moveObject(desk, sessionId, { from: ['processing'], to });
}

/** The seller gives a payment back. False where it is not paid, contested, or given back already. */
export async function refundSession(desk: ProviderDesk, sessionId: string): Promise<boolean> {
  return addAbout(desk, 'refund', sessionId, 'succeeded');
}

/** The buyer's bank contests a payment. False where it is not paid, contested, or given back. */
export async function disputeSession(desk: ProviderDesk, sessionId: string): Promise<boolean> {
  return addAbout(desk, 'dispute', sessionId, 'open');
}

/** The bank decides a dispute; false where it is decided. */
export function decideDispute(
  desk: ProviderDesk,
  disputeId: string,
  to: 'won' | 'lost',
): Promise<boolean> {
  return moveObject(desk, disputeId, { from: ['open'], to });
}

async function addAbout(
  desk: ProviderDesk,
  kind: 'refund' | 'dispute',
  sessionId: string,
  status: string,
): Promise<boolean> {
  const session = await readObject(desk.db, sessionId);
  if (session?.kind !== 'session' || session.status !== 'paid') return false;
  if (await isTakenBack(desk, sessionId)) return false;
  const { account_id, amount_cents } = session;
  const id = newId(kind === 'refund' ? 're' : 'dp');
  return createObject(desk, {
    kind,
    id,
    account_id,
    amount_cents,
    status,
    session_id: sessionId,
  });
}

/** A payment that was won can be given back; one that was lost, or is contested, can not. */
async function isTakenBack({ db }: ProviderDesk, sessionId: string): Promise<boolean> {
  const found = await db
    .selectFrom('provider_object')
    .select('id')
    .where('session_id', '=', sessionId)
    .where((eb) => eb.or([eb('kind', '=', 'refund'), eb('status', 'in', ['open', 'lost'])]))
    .executeTakeFirst();
  return found !== undefined;
}
