import { KIND_FILTER, type SearchKind } from '#src/contracts/search.ts';
import { findSitePage } from '#src/contracts/site-page.ts';
import { FIELD_NAMES, STEP_IDS } from '#src/registry/names.ts';
import { fieldPath, stepPath } from '#src/registry/paths.ts';
import { findCode, type Registry } from '#src/registry/registry.ts';

/** One entry of the search index: the address that a result leads to, and the HTML that is read. */
export interface SearchEntry {
  url: string;
  content: string;
}

/**
 * A built page as the index reads it: what it is, and how the product names it.
 * Said here, so that no reader has to load it.
 */
export function describePage(registry: Registry, url: string, html: string): SearchEntry {
  const content = html
    .replace(BODY_MARK, `${BODY_MARK}${describeAttributes(registry, url)}`)
    .replaceAll(TOUCHING, '$& ');
  return { url, content };
}

/** An end with the next beginning right behind it: styles part the two, an excerpt would not. */
const TOUCHING = /<\/(?:dt|dd|div|span|a|code|strong|p)>(?=<[a-z])/g;

/** Fields and steps share a page with others: each gets an entry that leads to its own place. */
export function listPartEntries(registry: Registry): SearchEntry[] {
  const fields = FIELD_NAMES.map((name) => {
    const { meaning, values = [] } = registry.fields[name];
    return writeEntry('field', fieldPath(name), name, [meaning, values.join(', ')]);
  });
  const steps = STEP_IDS.map((id) => {
    const step = registry.steps[id];
    const names = [...step.fields, ...step.codes].join(', ');
    return writeEntry('step', stepPath(id), step.title, [step.result, names]);
  });
  return [...fields, ...steps];
}

/** Starlight marks with it what of a page belongs into the index. */
const BODY_MARK = '<main data-pagefind-body';

function describeAttributes(registry: Registry, url: string): string {
  const page = findSitePage(registry, url);
  if (page?.kind === 'guide') return filterBy('guide');
  if (page?.kind !== 'reason') return '';
  const { message, formerNames } = findCode(registry, page.code);
  const name = [page.code, ...formerNames].join(' ');
  return `${filterBy('reason')} data-name="${escapeHtml(name)}" data-message="${escapeHtml(message)}" data-pagefind-meta="name[data-name], message[data-message]"`;
}

const filterBy = (kind: SearchKind) => ` data-pagefind-filter="${KIND_FILTER}:${kind}"`;

function writeEntry(
  kind: SearchKind,
  url: string,
  title: string,
  texts: readonly string[],
): SearchEntry {
  const text = texts.filter(Boolean).map((each) => `<p>${escapeHtml(each)}</p>`);
  const heading = `<h1 data-pagefind-meta="name">${escapeHtml(title)}</h1>`;
  const body = `<body data-pagefind-body${filterBy(kind)}>${heading}${text.join('')}</body>`;
  return { url, content: `<html lang="en">${body}</html>` };
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
