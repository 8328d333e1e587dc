import { ACTIONS, TARGET_KINDS } from '#src/registry/names.ts';
import { listOwnFields } from '#src/registry/list-condition-fields.ts';
import type { Registry } from '#src/registry/registry.ts';
import { TARGET_ACTIONS } from '#src/registry/routes.ts';
import type { EntryFinding } from './finding.ts';

/** References that two entries have to agree on. */
export function checkReferences(registry: Registry): EntryFinding[] {
  return [
    ...checkStepCodes(registry),
    ...checkReasonFields(registry),
    ...checkGuides(registry),
    ...checkRoutes(registry),
    ...checkTargets(registry),
  ];
}

/** A reason and its step name each other. */
function checkStepCodes({ reasons, steps }: Registry): EntryFinding[] {
  const unlisted = Object.entries(reasons).filter(
    ([code, { step }]) => !(steps[step].codes as readonly string[]).includes(code),
  );
  const misplaced = Object.entries(steps).flatMap(([step, { codes }]) =>
    codes
      .filter((code) => Object.hasOwn(reasons, code))
      .filter((code) => reasons[code as keyof typeof reasons].step !== step)
      .map((code) => ({ step, code })),
  );
  return [
    ...unlisted.map(([entry, { step }]) => ({
      file: 'reasons.ts',
      entry,
      cause: `"${entry}" names the step "${step}", which does not list it`,
      remedy: `Add it to the codes of "${step}" in steps.ts.`,
    })),
    ...misplaced.map(({ step, code }) => ({
      file: 'steps.ts',
      entry: step,
      cause: `The step "${step}" lists "${code}", which names another step`,
      remedy: 'A code has one step: correct one of the two.',
    })),
  ];
}

/** A reason's page shows every field that its condition reads. */
function checkReasonFields({ reasons }: Registry): EntryFinding[] {
  return Object.entries(reasons).flatMap(([entry, { condition, fields }]) =>
    listOwnFields(condition)
      .filter((name) => !(fields as readonly string[]).includes(name))
      .map((name) => ({
        file: 'reasons.ts',
        entry,
        cause: `The condition of "${entry}" reads "${name}", which its fields leave out`,
        remedy: `Add "${name}" to its fields.`,
      })),
  );
}

/** Related guides relate to each other, and a slug is its title. */
function checkGuides({ guides }: Registry): EntryFinding[] {
  return Object.entries(guides).flatMap(([entry, { title, related }]) => {
    const slug = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    const oneWay = related.filter(
      (other) => other === entry || !(guides[other].related as readonly string[]).includes(entry),
    );
    return [
      ...(slug === entry ? [] : [{ cause: `The slug of "${title}" is "${slug}"` }]),
      ...oneWay.map((other) => ({
        cause: `"${entry}" lists "${other}" as related, which does not list it back`,
      })),
    ].map((found) => ({ file: 'guides.ts', entry, ...found, remedy: 'Make the two agree.' }));
  });
}

/** Two pages of the product never share a title. */
function checkRoutes({ routes }: Registry): EntryFinding[] {
  const titles = Object.values(routes).map(({ title }) => title);
  return Object.entries(routes)
    .filter(([, { title }], at) => title.trim() === '' || titles.indexOf(title) !== at)
    .map(([entry, { title }]) => ({
      file: 'routes.ts',
      entry,
      cause: `The route "${entry}" has the title "${title}", which is empty or taken`,
      remedy: 'Give it a title of its own.',
    }));
}

/** Each kind of target has one route, which begins with it; each action has a place to run. */
function checkTargets({ routes }: Registry): EntryFinding[] {
  const remedy = 'Correct targetKind in routes.ts.';
  const owned = Object.entries(routes).filter(([, { targetKind }]) => targetKind !== undefined);
  const astray = owned.filter(([path, { targetKind }]) => !path.startsWith(`/${targetKind}/{`));
  const uneven = TARGET_KINDS.filter(
    (kind) => owned.filter(([, { targetKind }]) => targetKind === kind).length !== 1,
  );
  const homeless = ACTIONS.filter(
    (action) =>
      !Object.values(TARGET_ACTIONS).some((each: readonly string[]) => each.includes(action)),
  );
  return [
    ...astray.map(([entry, { targetKind }]) => ({
      entry,
      cause: `The route "${entry}" does not begin with its target kind "${targetKind}"`,
    })),
    ...uneven.map((entry) => ({
      entry,
      cause: `The target kind "${entry}" needs one route, and has none or several`,
    })),
    ...homeless.map((entry) => ({ entry, cause: `The action "${entry}" runs at no target` })),
  ].map((found) => ({ file: 'routes.ts', ...found, remedy }));
}
