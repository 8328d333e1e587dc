import { actions, type ActionEntry } from './actions.ts';
import { balances, type BalanceEntry } from './balances.ts';
import { billingActions, type BillingActionEntry } from './billing-actions.ts';
import { fields, type FieldEntry } from './fields.ts';
import { gates, type GateEntry } from './gates.ts';
import { guides, type GuideEntry } from './guides.ts';
import {
  REASON_CODES,
  type Action,
  type BalanceField,
  type BillingAction,
  type Code,
  type FieldName,
  type GateCode,
  type GuideSlug,
  type ReasonCode,
  type Route,
  type StepId,
} from './names.ts';
import type { ReasonEntry } from './reason-entry.ts';
import { reasons } from './reasons.ts';
import { waits, type Wait, type WaitEntry } from './resolution.ts';
import { routes, type RouteEntry } from './routes.ts';
import { steps, type StepEntry } from './steps.ts';

/** Everything the site knows about codes, fields, steps, guides and routes. */
export interface Registry {
  reasons: Record<ReasonCode, ReasonEntry>;
  gates: Record<GateCode, GateEntry>;
  fields: Record<FieldName, FieldEntry>;
  actions: Record<Action, ActionEntry>;
  steps: Record<StepId, StepEntry>;
  guides: Record<GuideSlug, GuideEntry>;
  routes: Record<Route, RouteEntry>;
  billingActions: Record<BillingAction, BillingActionEntry>;
  balances: Record<BalanceField, BalanceEntry>;
  waits: Record<Wait, WaitEntry>;
}

export const registry: Registry = {
  reasons,
  gates,
  fields,
  actions,
  steps,
  guides,
  routes,
  billingActions,
  balances,
  waits,
};

/** A reason or a gate by its code. */
export function findCode(source: Registry, code: Code): ReasonEntry | GateEntry {
  return isReasonCode(code) ? source.reasons[code] : source.gates[code];
}

export function isReasonCode(code: string): code is ReasonCode {
  return reasonCodes.has(code);
}

const reasonCodes: ReadonlySet<string> = new Set(REASON_CODES);
