import { codeEntries } from '#src/registry/code-entries.ts';
import { isRetired, type Named } from '#src/registry/lifecycle.ts';
import type { Registry } from '#src/registry/registry.ts';
import { splitNames } from './check-components.ts';
import type { EntryFinding } from './finding.ts';
import { guideComponents } from './guide-components.ts';
import { entriesOf, type NameKind } from './name-kinds.ts';
import { listElements, type Guide } from './parse-guide.ts';

/** Kinds of entries, the file of each, and what speaks of one in a guide. */
const KINDS = [
  { kind: 'field', file: 'fields.ts', write: (name: string) => `<Field name="${name}" />` },
  { kind: 'route', file: 'routes.ts', write: (name: string) => `<Route path="${name}" />` },
  { kind: 'guide', file: 'guides.ts', write: (name: string) => `<GuideLink slug="${name}" />` },
  { kind: 'code', file: '', write: (name: string) => `<Code name="${name}" />` },
] as const satisfies { kind: NameKind; file: string; write: (name: string) => string }[];

/**
 * Every live entry is spoken of in some guide, by a component that leads to it;
 * every billing action is listed; and a guide that a code is related to speaks of it.
 */
export function checkDocumented(registry: Registry, guides: readonly Guide[]): EntryFinding[] {
  const mentioned = new Map(guides.map((guide) => [guide.slug, listMentions(guide)]));
  const anywhere = new Set([...mentioned.values()].flatMap((names) => [...names]));
  const silent = KINDS.flatMap(({ kind, file, write }) =>
    Object.entries(entriesOf(registry, kind))
      .filter(([name, entry]) => isLive(entry) && !anywhere.has(`${kind}:${name}`))
      .map(([entry]) => ({
        file: file || fileOfCode(registry, entry),
        entry,
        cause: `No guide speaks of the ${kind} "${entry}"`,
        remedy: `Write about it, with ${write(entry)}.`,
      })),
  );
  return [
    ...silent,
    ...checkBillingActions(registry, anywhere),
    ...checkRelated(registry, mentioned),
  ];
}

function checkBillingActions(registry: Registry, anywhere: ReadonlySet<string>): EntryFinding[] {
  return Object.entries(registry.billingActions)
    .filter(([, { route }]) => !anywhere.has(`billing route:${route}`))
    .map(([entry, { route }]) => ({
      file: 'billing-actions.ts',
      entry,
      cause: `No guide lists the billing action "${entry}"`,
      remedy: `Write <BillingActions route="${route}" /> in a guide.`,
    }));
}

function checkRelated(
  registry: Registry,
  mentioned: ReadonlyMap<string, ReadonlySet<string>>,
): EntryFinding[] {
  return Object.entries(codeEntries(registry))
    .filter(([, entry]) => !isRetired(entry))
    .flatMap(([entry, { related }]) =>
      related
        .filter((slug) => mentioned.has(slug) && !mentioned.get(slug)?.has(`code:${entry}`))
        .map((slug) => ({
          file: fileOfCode(registry, entry),
          entry,
          cause: `"${entry}" is related to the guide "${slug}", which does not speak of it`,
          remedy: `Write <Code name="${entry}" /> in ${slug}.mdx, or take the guide out of its related.`,
        })),
    );
}

const fileOfCode = (registry: Registry, code: string) =>
  Object.hasOwn(registry.gates, code) ? 'gates.ts' : 'reasons.ts';

const isLive = (entry: Partial<Named<string>>) => entry.lifecycle?.state !== 'retired';

/** What a guide's components name, as `kind:name`. */
function listMentions({ tree }: Guide): ReadonlySet<string> {
  const names = listElements(tree).flatMap(({ name, attributes }) =>
    attributes.flatMap((attribute) => {
      const rule = guideComponents[name ?? '']?.[attribute.name];
      if (rule === undefined) return [];
      const kind = rule.kind === 'enum field' ? 'field' : rule.kind;
      return splitNames(rule, attribute.value ?? '').map((each) => `${kind}:${each}`);
    }),
  );
  return new Set(names);
}
