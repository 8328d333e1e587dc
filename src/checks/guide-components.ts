import type { NameKind } from './name-kinds.ts';

/** An attribute holds one name, or several with spaces between them. */
export interface AttributeRule {
  kind: NameKind;
  many?: true;
}

const field: AttributeRule = { kind: 'field' };

/** The components that guides can use, and what each attribute names. All are required. */
export const guideComponents: Record<string, Record<string, AttributeRule>> = {
  FeatureAvailability: {},
  PathPicture: {},
  Steps: {},
  Step: { id: { kind: 'step' } },
  Reasons: {},
  Reason: { code: { kind: 'code' } },
  BillingActions: { route: { kind: 'billing route' } },
  Needs: {},
  Need: { field },
  PackTable: {},
  PlanChanges: {},
  PlanTable: {},
  WorkedExample: { values: { kind: 'scenario value', many: true } },
  WorkflowState: { list: { kind: 'list' } },
  RelatedGuides: {},
  ResolvedCodes: {},
  Fields: { names: { kind: 'field', many: true } },
  FieldValues: { name: { kind: 'enum field' } },
  Field: { name: field },
  Code: { name: { kind: 'code' } },
  Route: { path: { kind: 'route' } },
  StepLink: { id: { kind: 'step' } },
  GuideLink: { slug: { kind: 'guide' } },
};
