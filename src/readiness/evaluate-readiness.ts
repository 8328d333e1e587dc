import { STEP_IDS, type Code, type FieldName, type ReasonCode } from '#src/registry/names.ts';
import { reasonPath } from '#src/registry/paths.ts';
import { findCode, type Registry } from '#src/registry/registry.ts';
import { decideReadiness, type Decision } from './decide-readiness.ts';
import { effectiveValues, shownValue, type Facts } from './facts.ts';
import { judgeFields, restingStandings, type Standings } from './field-standings.ts';
import type {
  HeldReason,
  ReadinessReport,
  ReadinessRequest,
  ReadinessState,
  ReportField,
  ReportStep,
} from './report.ts';
import { STEP_STATUSES_BY_SITUATION } from './situations.ts';

/**
 * Decides what the account can do, why not, and the one next step.
 *
 * Pure: no I/O, no clock of its own. Never throws on a state that
 * `AccountStateSchema` accepts. `registry` supplies the conditions and the
 * texts, `state` one account and the catalog, `request` the action, the target
 * with its owner and the reader's role, `now` the time for `give_up_at`.
 */
export function evaluateReadiness(
  registry: Registry,
  state: ReadinessState,
  request: ReadinessRequest,
  now: Date,
): ReadinessReport {
  const decision = decideReadiness(registry, state, request, now);
  const foreign = request.target !== null && request.target.owner_account_id === null;
  const account = foreign ? null : state.account;
  const judged = decision.facts ? judgeFields(decision as Decision & { facts: Facts }) : null;
  return {
    verdict: decision.verdict,
    reasons: decision.codes.map((code) => describe(registry, code, judged?.blockers)),
    primary: decision.primary,
    next: decision.next,
    steps: foreign ? [] : buildSteps(registry, state, request, decision, judged?.standings),
    account_id: account?.account_id ?? null,
    as_of: account?.as_of ?? null,
    version: account?.version ?? null,
  };
}

function describe(
  registry: Registry,
  code: Code,
  blockers: Map<ReasonCode, FieldName[]> | undefined,
): HeldReason {
  const { title, meaning, step } = findCode(registry, code);
  const fields = blockers?.get(code as ReasonCode) ?? [];
  return { code, title, meaning, link: reasonPath(code), step, fields };
}

function buildSteps(
  registry: Registry,
  state: ReadinessState,
  request: ReadinessRequest,
  decision: Decision,
  standings: Standings | undefined,
): ReportStep[] {
  const statuses = STEP_STATUSES_BY_SITUATION[decision.situation];
  const show = fieldReader(registry, state, request, decision, standings);
  return STEP_IDS.map((id, index) => ({
    id,
    status: statuses[index] as ReportStep['status'],
    fields: show ? registry.steps[id].fields.map(show) : [],
  }));
}

/** How to show a field; null while no account's values may be shown. */
function fieldReader(
  registry: Registry,
  { account }: ReadinessState,
  { action, target }: ReadinessRequest,
  decision: Decision,
  judged: Standings | undefined,
): ((name: FieldName) => ReportField) | null {
  if (!account || decision.next.kind === 'switch_account') return null;
  const values = decision.facts?.values ?? effectiveValues(account, target?.project_id ?? null);
  const standings = judged ?? restingStandings(registry, action, account);
  return (name) => ({
    name,
    value: shownValue(account, values, name),
    standing: standings[name],
  });
}
