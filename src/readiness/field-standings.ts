import { FIELD_NAMES, type Action, type FieldName, type ReasonCode } from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { AccountState } from './account-state.ts';
import { rulesFor } from './action-rules.ts';
import type { Decision } from './decide-readiness.ts';
import { fieldsThatBlock, fieldsThatHide } from './explain-rule.ts';
import type { Facts } from './facts.ts';
import type { Standing } from './report.ts';

export type Standings = Record<FieldName, Standing>;

/** What each field means for this action right now, and which fields each held code names. */
export function judgeFields(decision: Decision & { facts: Facts }): {
  standings: Standings;
  blockers: Map<ReasonCode, FieldName[]>;
} {
  const { facts, undecided } = decision;
  const { registry } = facts;
  const rules = rulesFor(registry, facts.action);
  const standings = restingStandings(registry, facts.action, facts.account);
  if (undecided)
    for (const name of fieldsThatHide(undecided, rules, facts)) standings[name] = 'unknown';
  const blockers = new Map<ReasonCode, FieldName[]>();
  for (const code of decision.codes as ReasonCode[]) {
    const rule = rules.byCode[code];
    if (!rule) continue;
    const names = fieldsThatBlock(rule, facts);
    if (code === 'CHECKOUT_PAYMENT_PENDING') names.add('payment_status');
    for (const name of names) standings[name] = 'blocking';
    blockers.set(code, [...names]);
  }
  return { standings, blockers };
}

/** Standings where nothing blocks: fine if the action uses the field. */
export function restingStandings(
  registry: Registry,
  action: Action | null,
  account: AccountState,
): Standings {
  const used = action === null ? new Set(['account_id']) : rulesFor(registry, action).usedFields;
  const standings = {} as Standings;
  for (const name of FIELD_NAMES) standings[name] = used.has(name) ? 'fine' : 'not_relevant';
  if (!isPaymentSettled(account)) standings.payment_status = 'not_relevant';
  return standings;
}

/** A payment that is not settled, and that nothing waits for, is neither fine nor in the way. */
function isPaymentSettled(account: AccountState): boolean {
  if (account.payment_status === 'confirmed') return account.open_checkout === null;
  return account.payment_status === 'not_required';
}
