import { listLive, type Named } from '../../src/registry/lifecycle.ts';
import { GATE_CODES, GUIDE_SLUGS, REASON_CODES } from '../../src/registry/names.ts';
import { guidePath, reasonPath } from '../../src/registry/paths.ts';
import { registry, type Registry } from '../../src/registry/registry.ts';

/**
 * The navigation, codes in the order in which they decide. Straight from the registry:
 * deprecated names are marked, retired ones left out. Imported by the Astro config,
 * where path aliases do not reach: hence the relative imports.
 */
export function siteSidebar({ guides, reasons, gates }: Registry = registry) {
  const codes = { ...gates, ...reasons };
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
      label: 'Reason codes',
      items: [
        { label: 'All codes', link: '/reasons/' },
        ...listLive([...GATE_CODES, ...REASON_CODES], codes).map((code) => ({
          label: code,
          link: reasonPath(code),
          attrs: { class: 'nav-code', translate: 'no' as const },
          ...markDeprecated(codes[code]),
        })),
      ],
    },
    {
      label: 'Reference',
      items: [
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
