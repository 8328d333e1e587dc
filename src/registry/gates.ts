import { activeSince, type Named } from './lifecycle.ts';
import type { FieldName, GateCode, GuideSlug, MemberRole, StepId } from './names.ts';

/** A gate: checked before any reason, and listed alone. */
export interface GateEntry extends Named<GateCode> {
  title: string;
  meaning: string;
  message: string;
  /** In words: a gate depends on ownership or the catalog, not on fields. */
  raisedWhen: readonly string[];
  fields: readonly FieldName[];
  step: StepId;
  /** What the reader can do. */
  nextStep: string;
  whoCanAct: readonly MemberRole[];
  related: readonly GuideSlug[];
}

const launched = activeSince('2026-11-23');

export const gates = {
  ACCOUNT_MISMATCH: {
    ...launched,
    title: 'The account does not own this target',
    meaning: 'The project, report or fix task belongs to another account, or does not exist.',
    message: 'This belongs to another account.',
    raisedWhen: [
      'The target belongs to none of your accounts, or does not exist. The two look the same.',
      'The target belongs to another of your accounts than the one you chose.',
    ],
    fields: ['account_id'],
    step: 'open-billing',
    nextStep:
      'Switch to the account that owns the target. If none of yours does, stop: billing cannot help.',
    whoCanAct: ['owner', 'finance_reviewer', 'agency'],
    related: ['resolve-blocked-or-failed-states'],
  },
  CATALOG_UNSUPPORTED: {
    ...launched,
    title: 'No plan has this action',
    meaning: 'No plan in the catalog includes the action, plans no longer sold included.',
    message: 'This action is not available in any plan.',
    raisedWhen: ['No plan in the catalog includes the action, whether it is still sold or not.'],
    fields: ['package_key'],
    step: 'compare-plan',
    nextStep: 'Stop here. Nothing that billing sells brings the action.',
    whoCanAct: [],
    related: ['plans-and-credit-state', 'resolve-blocked-or-failed-states'],
  },
} as const satisfies Record<GateCode, GateEntry>;
