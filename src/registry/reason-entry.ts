import type { Condition } from './condition.ts';
import type { Named } from './lifecycle.ts';
import type { Action, FieldName, GuideSlug, MemberRole, ReasonCode, StepId } from './names.ts';
import type { Resolution } from './resolution.ts';

/** A reason code: what it means, when it holds and what it leads to. */
export interface ReasonEntry extends Named<ReasonCode> {
  title: string;
  meaning: string;
  /** The product's own words beside the blocked button. */
  message: string;
  /** Decides, is printed as "Raised when", and is exported. */
  condition: Condition;
  /** Actions that it can block. */
  actions: readonly Action[];
  /** Fields to look at first. */
  fields: readonly FieldName[];
  /** The guide step that deals with it. */
  step: StepId;
  resolution: Resolution;
  /** Roles that can take the next step themselves. */
  whoCanAct: readonly MemberRole[];
  related: readonly GuideSlug[];
}
