import type { DeliveryStatus } from '#src/contracts/delivery.ts';

/** What came of one attempt. */
export type Outcome =
  | { kind: 'answered'; status: number; retry_after_s: number | null }
  /** No answer; the error is one of ours, never the receiver's text. */
  | { kind: 'unanswered'; error: string }
  /** The server stops: this one does not count. */
  | { kind: 'interrupted' };

/** What a delivery becomes after an attempt; `next_attempt_at` null: none is to come. */
export interface AttemptPlan {
  status: DeliveryStatus;
  attempts: number;
  next_attempt_at: Date | null;
  last_status: number | null;
  last_error: string | null;
  delivered_at: Date | null;
}

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** Standard Webhooks' schedule: the wait after each attempt, the first of which is at once. */
export const WAITS_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
/** Waits grow by up to this share, so that what failed together does not come back together. */
const JITTER = 0.1;
/** A receiver may ask for patience, but not for ever. */
const LONGEST_WAIT_MS = 24 * HOUR;

/**
 * What follows from an attempt, pure. `attempts` counts this one. Any 2xx is
 * delivered, 410 says that nobody is there any more, and everything else is
 * tried again until the schedule ends. `random` is from 0 up to 1.
 */
export function planNextAttempt(
  { attempts }: { attempts: number },
  outcome: Outcome,
  now: Date,
  random: number,
): AttemptPlan {
  const base = { attempts, next_attempt_at: null, delivered_at: null, ...describe(outcome) };
  if (outcome.kind === 'interrupted') {
    return {
      ...base,
      status: 'pending',
      attempts: Math.max(attempts - 1, 0),
      next_attempt_at: now,
    };
  }
  const status = outcome.kind === 'answered' ? outcome.status : null;
  if (status !== null && status >= 200 && status < 300) {
    return { ...base, status: 'delivered', delivered_at: now };
  }
  const wait = WAITS_MS[attempts - 1];
  if (status === 410 || wait === undefined) return { ...base, status: 'failed' };
  const asked = outcome.kind === 'answered' ? (outcome.retry_after_s ?? 0) * SECOND : 0;
  const patient = Math.max(wait * (1 + JITTER * random), Math.min(asked, LONGEST_WAIT_MS));
  return { ...base, status: 'pending', next_attempt_at: new Date(now.getTime() + patient) };
}

/** It may have arrived all the same. */
const BROKEN_OFF = 'broken off when the server stopped';

function describe(outcome: Outcome): Pick<AttemptPlan, 'last_status' | 'last_error'> {
  if (outcome.kind !== 'answered') {
    return {
      last_status: null,
      last_error: outcome.kind === 'unanswered' ? outcome.error : BROKEN_OFF,
    };
  }
  const isRedirect = outcome.status >= 300 && outcome.status < 400;
  const error = isRedirect ? 'redirects are not followed' : null;
  return { last_status: outcome.status, last_error: error };
}
