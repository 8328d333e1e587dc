import { listLive } from '#src/registry/lifecycle.ts';
import { listLiveReasons } from '#src/registry/live-reasons.ts';
import { STEP_IDS, type Code, type FieldName, type StepId } from '#src/registry/names.ts';
import { listConditionFields } from '#src/registry/list-condition-fields.ts';
import type { Registry } from '#src/registry/registry.ts';

/** The steps that show a field, in reading order. */
export const stepsShowing = (registry: Registry, name: FieldName): StepId[] =>
  listLive(STEP_IDS, registry.steps).filter((id) => registry.steps[id].fields.includes(name));

/** The reasons whose conditions read a field, in deciding order. */
export const codesReading = (registry: Registry, name: FieldName): Code[] =>
  listLiveReasons(registry).filter((code) =>
    listConditionFields(registry, registry.reasons[code].condition).includes(name),
  );
