import type { NextStep, Standing, StepStatus, Verdict } from '#src/readiness/report.ts';
import type { MemberRole } from '#src/registry/names.ts';
import type { FailureCause } from './account-view.ts';
import type { Shape } from './StatusIcon.tsx';

/** A status as people see it: a shape and a word. Colour only repeats them. */
export interface StatusWord {
  shape: Shape;
  word: string;
}

export const verdictWords = {
  ready: { shape: 'check', word: 'Ready' },
  blocked: { shape: 'pause', word: 'Blocked' },
  stop: { shape: 'octagon', word: 'Stop' },
  unverified: { shape: 'question', word: 'Unverified' },
} as const satisfies Record<Verdict, StatusWord>;

export const stepWords = {
  done: { shape: 'check', word: 'Done' },
  current: { shape: 'arrow', word: 'You are here' },
  upcoming: { shape: 'dot', word: 'Next' },
  not_needed: { shape: 'dash', word: 'Not needed' },
  in_force: { shape: 'lock', word: 'Always' },
  stopped: { shape: 'octagon', word: 'Stopped' },
} as const satisfies Record<StepStatus, StatusWord>;

export const standingWords = {
  fine: { shape: 'check', word: 'fine' },
  blocking: { shape: 'pause', word: 'blocking' },
  not_relevant: { shape: 'dash', word: 'not relevant' },
  unknown: { shape: 'question', word: 'unknown' },
} as const satisfies Record<Standing, StatusWord>;

export const roleWords = {
  owner: 'Owner',
  finance_reviewer: 'Finance reviewer',
  agency: 'Agency',
} as const satisfies Record<MemberRole, string>;

export const whoWords = {
  owner: 'the account owner',
  billing: 'billing',
} as const satisfies Record<NonNullable<NextStep['who']>, string>;

export const failureWords = {
  network: 'The site could not be reached. Check your connection, then try again.',
  limited: 'Too many requests came from here. Wait a minute, then try again.',
  refused: 'The site does not show this account to you. Choose again, or start without the link.',
  server: 'The site could not read your account. Nothing about it has changed. Try again.',
  unreadable: 'The answer could not be read. Reload the page, then try again.',
} as const satisfies Record<FailureCause, string>;
