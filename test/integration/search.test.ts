import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { find, type Pagefind } from '#components/search/search-engine.ts';
import { SEARCH_INDEX_PATH, SEARCH_RANKING, type SearchKind } from '#src/contracts/search.ts';
import { CODES, FIELD_NAMES, STEP_IDS } from '#src/registry/names.ts';
import { codeToKebab, fieldPath, reasonPath } from '#src/registry/paths.ts';
import { findCode, registry } from '#src/registry/registry.ts';
import { readRun } from '#test/support/prepare-run.ts';

const indexDir = join(readRun().distDir, 'client', SEARCH_INDEX_PATH);
const networkFetch = globalThis.fetch;
let engine: Pagefind;

beforeAll(async () => {
  // The engine of the built site, which reads its index from the disk here.
  globalThis.fetch = async (address) => {
    const path = String(address).replace(/\?.*$/, '');
    return new Response(readFileSync(path));
  };
  engine = await import(pathToFileURL(join(indexDir, 'pagefind.js')).href);
  const options = { ranking: SEARCH_RANKING, basePath: indexDir, baseUrl: '/' };
  await engine.options(options);
  await engine.init();
  await engine.filters();
});
afterAll(() => {
  globalThis.fetch = networkFetch;
});

/** Where the first result of a search leads. */
async function firstFor(typed: string, kind: SearchKind | null = null): Promise<string> {
  const { hits } = await find(engine, typed, kind);
  return (await hits[0]?.data())?.url ?? 'nothing found';
}

describe('the first result', () => {
  it.each(CODES)('for %s is its page, however it is written', async (code) => {
    const spellings = [code, code.toLowerCase(), codeToKebab(code)];
    for (const typed of spellings) expect(await firstFor(typed), typed).toBe(reasonPath(code));
  });

  it.each(CODES)('for what the product says with %s is its page', async (code) => {
    const { message } = findCode(registry, code);
    expect(await firstFor(message)).toBe(reasonPath(code));
    expect(await firstFor(`“${message}”`)).toBe(reasonPath(code));
  });

  it.each(FIELD_NAMES)('for %s is its place among the fields', async (name) => {
    expect(await firstFor(name)).toBe(fieldPath(name));
    expect(await firstFor(name.toUpperCase())).toBe(fieldPath(name));
  });

  it.each(Object.keys(registry.guides))('for the title of %s is that guide', async (slug) => {
    const { title } = registry.guides[slug as keyof typeof registry.guides];
    expect(await firstFor(title, 'guide')).toBe(`/guides/${slug}/`);
  });
});

it('can be narrowed to a kind', async () => {
  const { counts } = await find(engine, 'credit_balance', null);
  expect(counts).toMatchObject({ guide: expect.any(Number), reason: expect.any(Number) });
  expect(await firstFor('credit_balance', 'reason')).toBe('/reasons/credit-balance-exhausted/');
  expect(await firstFor('credit_balance', 'guide')).toMatch(/^\/guides\/[a-z-]+\/$/);
  expect(await firstFor('credit_balance', 'step')).toMatch(/#check-credits$/);
  const all = await engine.filters();
  expect(all['kind']).toEqual({
    guide: Object.keys(registry.guides).length,
    reason: CODES.length,
    field: FIELD_NAMES.length,
    step: STEP_IDS.length,
  });
});
