import { z } from 'zod';
import { codeEntries } from '#src/registry/code-entries.ts';
import type { Named } from '#src/registry/lifecycle.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { BuiltSite } from './built-site.ts';

export const PUBLIC_NAMES_FILE = 'docs/public-names.json';

const Names = z.array(z.string());

/** Every name that somebody outside can have written down. */
export const PublicNamesSchema = z.strictObject({
  code: Names,
  step: Names,
  field: Names,
  guide: Names,
  action: Names,
  'product route': Names,
  /** Addresses that the code answers. */
  url: Names,
  /** Files besides pages. */
  file: Names,
  /** Pages, each with its anchors. */
  pages: z.record(z.string(), Names),
});
export type PublicNames = z.infer<typeof PublicNamesSchema>;

/** All that readers, links and programs can use now, former names included. */
export function listPublicNames(registry: Registry, site: BuiltSite): PublicNames {
  const { reasons, gates, steps, fields, guides, actions, routes } = registry;
  return {
    code: namesOf(codeEntries({ reasons, gates })),
    step: namesOf(steps),
    field: namesOf(fields),
    guide: namesOf(guides),
    action: Object.keys(actions),
    'product route': Object.keys(routes),
    url: site.urls,
    file: site.files,
    pages: Object.fromEntries(
      site.pages.map(({ path, anchors, moved }) => [path, [...anchors, ...Object.keys(moved)]]),
    ),
  };
}

const namesOf = (entries: Record<string, Named<string>>) =>
  Object.entries(entries).flatMap(([name, { formerNames }]) => [name, ...formerNames]);
