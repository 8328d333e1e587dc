import { codeEntries } from '#src/registry/code-entries.ts';
import { judgeScenarioValue } from './judge-scenario-value.ts';
import { closestName } from '#src/registry/closest-name.ts';
import type { Named } from '#src/registry/lifecycle.ts';
import type { Registry } from '#src/registry/registry.ts';
import { workflowStates } from '#src/registry/workflow-states.ts';

/** What a name in a guide can stand for. */
export type NameKind =
  | 'code'
  | 'field'
  | 'enum field'
  | 'route'
  | 'billing route'
  | 'step'
  | 'guide'
  | 'list'
  /** `name=value`, as the explorer's address spells it. */
  | 'scenario value';

type Entries = Record<string, Partial<Named<string>>>;

/** Valid names of a kind; entries that keep former names keep them here too. */
export function entriesOf(registry: Registry, kind: NameKind): Entries {
  switch (kind) {
    case 'code':
      return codeEntries(registry);
    case 'field':
      return registry.fields;
    case 'enum field':
      return pick(registry.fields, (entry) => entry.kind === 'enum');
    case 'route':
      return pick(registry.routes, () => true);
    case 'billing route':
      return pick(registry.routes, (_, path) =>
        Object.values(registry.billingActions).some(({ route }) => route === path),
      );
    case 'step':
      return registry.steps;
    case 'guide':
      return registry.guides;
    case 'list':
      return pick(workflowStates, () => true);
    case 'scenario value':
      return {};
  }
}

/** Why a name cannot be used, and what to write instead; null where it can. */
export function judgeName(
  registry: Registry,
  kind: NameKind,
  name: string,
): { cause: string; remedy: string } | null {
  if (kind === 'scenario value') return judgeScenarioValue(name);
  const entries = entriesOf(registry, kind);
  if (Object.hasOwn(entries, name)) return null;
  const successor = Object.keys(entries).find((key) => entries[key]?.formerNames?.includes(name));
  if (successor !== undefined) {
    return { cause: `The ${kind} "${name}" was renamed`, remedy: `Use "${successor}".` };
  }
  return {
    cause: `Unknown ${kind} "${name}"`,
    remedy: suggest(name, Object.keys(entries)),
  };
}

/** The closest valid name, or all of them where none is close. */
export function suggest(name: string, valid: readonly string[]): string {
  const closest = closestName(name, valid);
  return closest === null ? `Use one of: ${valid.join(', ')}.` : `Use "${closest}".`;
}

function pick<Entry extends object>(
  entries: Record<string, Entry>,
  keep: (entry: Entry, name: string) => boolean,
): Entries {
  const kept = Object.entries(entries).filter(([name, entry]) => keep(entry, name));
  // Only former names are read from an entry, and these kinds have none.
  return Object.fromEntries(kept.map(([name]) => [name, {}]));
}
