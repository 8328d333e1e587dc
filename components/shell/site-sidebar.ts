import { GATE_CODES, GUIDE_SLUGS, REASON_CODES } from '../../src/registry/names.ts';
import { guidePath, reasonPath } from '../../src/registry/paths.ts';
import { guides } from '../../src/registry/guides.ts';

/**
 * The navigation, codes in the order in which they decide. Straight from the registry. Imported by the Astro config,
 * where path aliases do not reach: hence the relative imports.
 */
export function siteSidebar() {
  return [
    {
      label: 'Guides',
      items: GUIDE_SLUGS.map((slug) => ({ label: guides[slug].title, link: guidePath(slug) })),
    },
    {
      label: 'Reason codes',
      items: [
        { label: 'All codes', link: '/reasons/' },
        ...[...GATE_CODES, ...REASON_CODES].map((code) => ({
          label: code,
          link: reasonPath(code),
          attrs: { class: 'nav-code', translate: 'no' },
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
