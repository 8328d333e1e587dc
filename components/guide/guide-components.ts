import BillingActions from './BillingActions.astro';
import Code from './Code.astro';
import FeatureAvailability from './FeatureAvailability.astro';
import Field from './Field.astro';
import Fields from './Fields.astro';
import FieldValues from './FieldValues.astro';
import GuideLink from './GuideLink.astro';
import Need from './Need.astro';
import Needs from './Needs.astro';
import PackTable from './PackTable.astro';
import PathPicture from './PathPicture.astro';
import PlanChanges from './PlanChanges.astro';
import PlanTable from './PlanTable.astro';
import Reason from './LiveReason.astro';
import Reasons from './Reasons.astro';
import RelatedGuides from './RelatedGuides.astro';
import ResolvedCodes from './ResolvedCodes.astro';
import Route from './Route.astro';
import Step from './LiveStep.astro';
import StepLink from './StepLink.astro';
import Steps from './Steps.astro';
import Table from './Table.astro';
import WorkedExample from './WorkedExample.astro';
import WorkflowState from './WorkflowState.astro';

/** What a guide's MDX can use without an import; `table` stands for Markdown's tables. */
export const guideComponents = {
  BillingActions,
  Code,
  FeatureAvailability,
  Field,
  Fields,
  FieldValues,
  GuideLink,
  Need,
  Needs,
  PackTable,
  PathPicture,
  PlanChanges,
  PlanTable,
  Reason,
  Reasons,
  RelatedGuides,
  ResolvedCodes,
  Route,
  Step,
  StepLink,
  Steps,
  WorkedExample,
  WorkflowState,
  table: Table,
};
