import { listLive, type Named } from '../../src/registry/lifecycle.ts';
import { GUIDE_SLUGS } from '../../src/registry/names.ts';
import { guidePath } from '../../src/registry/paths.ts';
import { registry, type Registry } from '../../src/registry/registry.ts';

/**
 * The navigation, straight from the registry: deprecated guides are marked, retired ones left out.
 * It is in every page: codes have an index, so that no page grows with their number. Imported by
 * the Astro config, where path aliases do not reach: hence the relative imports.
 */
export function siteSidebar({ guides }: Pick<Registry, 'guides'> = registry) {
  return [
    {
      label: 'Guides',
      items: listLive(GUIDE_SLUGS, guides).map((slug) => ({
        label: guides[slug].title,
        link: guidePath(slug),
        ...markDeprecated(guides[slug]),
      })),
    },
    {
      label: 'Reference',
      items: [
        { label: 'Reason codes', link: '/reasons/' },
        { label: 'Account fields', link: '/fields/' },
        { label: 'Explorer', link: '/explore/' },
      ],
    },
  ];
}

function markDeprecated({ lifecycle }: Pick<Named<string>, 'lifecycle'>) {
  if (lifecycle.state !== 'deprecated') return {};
  return { badge: { text: 'Deprecated', variant: 'caution' as const } };
}
