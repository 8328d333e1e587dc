import { evaluateReadiness } from '#src/readiness/evaluate-readiness.ts';
import type { ReadinessReport } from '#src/readiness/report.ts';
import { registry } from '#src/registry/registry.ts';

/** What the engine says of a reader with several accounts who has not chosen one. */
export function reportNothingChosen(): ReadinessReport {
  const state = { account: null, catalog: { plans: [], changes: [], packs: [] } };
  const request = { action: null, target: null, role: null };
  return evaluateReadiness(registry, state, request, new Date());
}
