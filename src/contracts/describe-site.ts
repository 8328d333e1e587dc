import { GUIDE_SLUGS, REASON_CODES, GATE_CODES } from '#src/registry/names.ts';
import { guidePath, reasonPath } from '#src/registry/paths.ts';
import { findCode, type Registry } from '#src/registry/registry.ts';
import { markdownPath } from './markdown-path.ts';

/** What `/llms.txt` says: what the site answers, and where each page is as Markdown. */
export function describeSite(registry: Registry, description: string, site: string): string {
  const link = (title: string, path: string, what: string) =>
    `- [${title}](${new URL(path, site).href}): ${what}`;
  const page = (title: string, path: string, what: string) => link(title, markdownPath(path), what);
  const codes = [...REASON_CODES, ...GATE_CODES].map((code) => {
    const { lifecycle, meaning } = findCode(registry, code);
    const standing = lifecycle.state === 'active' ? '' : `(${lifecycle.state}) `;
    return page(code, reasonPath(code), standing + meaning);
  });
  return [
    '# Reasonbook',
    '',
    `> ${description}`,
    '',
    'A blocked action shows a reason code. Look the code up, or start with the first guide.',
    'Reasons are checked in the order of the list below, after the two gates at its end; the',
    'first that holds decides.',
    '',
    '## Guides',
    '',
    ...GUIDE_SLUGS.map((slug) => {
      const { title, purpose } = registry.guides[slug];
      return page(title, guidePath(slug), purpose);
    }),
    '',
    '## Reason codes',
    '',
    ...codes,
    '',
    '## Reference',
    '',
    page('Reason codes', '/reasons/', 'All codes, in the order in which they decide.'),
    page('Account fields', '/fields/', 'Every account field: meaning, values, who reads it.'),
    page('Explorer', '/explore/', 'The smallest sets of values that raise each code.'),
    link('reasons.json', '/reasons.json', 'Codes with conditions, order, links and lifecycle.'),
    link('reasons.schema.json', '/reasons.schema.json', 'The JSON Schema of reasons.json.'),
    '',
    '## Optional',
    '',
    link('llms-full.txt', '/llms-full.txt', 'All pages in one file.'),
    '',
  ].join('\n');
}
