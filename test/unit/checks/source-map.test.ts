import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mapSources } from '#src/checks/source-map.ts';
import { PageSourceSchema } from '#src/contracts/build-info.ts';
import { CODES, GUIDE_SLUGS, STEP_IDS } from '#src/registry/names.ts';
import { guidePath, MAIN_GUIDE, reasonPath } from '#src/registry/paths.ts';
import { findCode, registry } from '#src/registry/registry.ts';

const sources = await mapSources(process.cwd());

function textAt(source: { path: string; line: number } | undefined): string {
  if (source === undefined) return '';
  return readFileSync(source.path, 'utf8').split('\n')[source.line - 1] ?? '';
}

it('knows every public page, in files that are there', () => {
  expect(Object.keys(sources).sort()).toEqual(
    ['/', '/fields/', '/reasons/', ...GUIDE_SLUGS.map(guidePath), ...CODES.map(reasonPath)].sort(),
  );
  for (const source of Object.values(sources)) {
    expect(PageSourceSchema.parse(source)).toEqual(source);
    expect(readFileSync(source.path, 'utf8')).not.toBe('');
  }
});

it.each(STEP_IDS)('leads from the step %s to its line', (id) => {
  expect(textAt(sources[guidePath(MAIN_GUIDE)]?.anchors[id])).toBe(`<Step id="${id}">`);
});

it.each(CODES)('leads from %s to its block, its entry and its step', (code) => {
  expect(textAt(sources[guidePath(MAIN_GUIDE)]?.anchors[code])).toBe(`<Reason code="${code}">`);
  const page = sources[reasonPath(code)];
  expect(textAt(page)).toBe(`  ${code}: {`);
  expect(textAt(page?.anchors[code])).toBe(`  ${code}: {`);
  expect(textAt(sources['/reasons/']?.anchors[code])).toBe(`  ${code}: {`);
  const { step } = findCode(registry, code);
  expect(textAt(page?.anchors[step])).toBe(`<Step id="${step}">`);
});

it('leads from a code to where another guide first speaks of it', () => {
  const anchor = sources[guidePath('scan-credits')]?.anchors.CREDIT_BALANCE_EXHAUSTED;
  expect(textAt(anchor)).toContain(
    'Your scan or retest is blocked with <Code name="CREDIT_BALANCE_EXHAUSTED" />',
  );
});
