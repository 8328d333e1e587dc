import { evaluateReadiness } from '#src/readiness/evaluate-readiness.ts';
import type { AccountState } from '#src/readiness/account-state.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import type { ReadinessReport, ReadinessRequest } from '#src/readiness/report.ts';
import type { FieldName, MemberRole, Action } from '#src/registry/names.ts';
import { registry } from '#src/registry/registry.ts';
import { buildAccount, buildRequest, FULL_CATALOG, NOW } from './states.ts';

export interface Question {
  /** What differs from an account that is ready. */
  account?: Partial<AccountState> | undefined;
  action?: Action | undefined;
  role?: MemberRole | null | undefined;
  catalog?: Catalog | undefined;
  request?: Partial<ReadinessRequest> | undefined;
  now?: Date | undefined;
}

/** One example: a ready account with some differences, asked by an owner unless said otherwise. */
export function ask(question: Question = {}): ReadinessReport {
  const { account, action = 'scan', role = 'owner', catalog = FULL_CATALOG } = question;
  const request = { ...buildRequest(action, role), ...question.request };
  const state = { account: buildAccount(account), catalog };
  return evaluateReadiness(registry, state, request, question.now ?? NOW);
}

export function codesOf(report: ReadinessReport): string[] {
  return report.reasons.map((reason) => reason.code);
}

/** Step ids by their status. */
export function stepsBy(report: ReadinessReport, status: string): string[] {
  return report.steps.filter((step) => step.status === status).map((step) => step.id);
}

/** The standing of a field wherever the steps show it; all must agree. */
export function standingOf(report: ReadinessReport, name: FieldName): string {
  const shown = report.steps.flatMap((step) => step.fields.filter((one) => one.name === name));
  const standings = new Set(shown.map((one) => one.standing));
  return [...standings].join(' and ');
}
