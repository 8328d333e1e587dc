import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageSource } from '#src/contracts/build-info.ts';
import { CODES, GUIDE_SLUGS, type Code } from '#src/registry/names.ts';
import { guidePath, MAIN_GUIDE, reasonPath } from '#src/registry/paths.ts';
import { findCode, isReasonCode, registry } from '#src/registry/registry.ts';
import { guideFile } from './check-guide-files.ts';
import { findEntryLine } from './entry-line.ts';
import { listElements, parseGuide } from './parse-guide.ts';

type SourceLine = PageSource['anchors'][string];
type Read = (path: string) => Promise<string>;

/**
 * Where every public page of the site was written, by its path: so that what a
 * reader says about a step leads to the line to correct. Throws where a file
 * cannot be read; `checkContent` says why before that.
 */
export async function mapSources(root: string): Promise<Record<string, PageSource>> {
  const read: Read = (path) => readFile(join(root, path), 'utf8');
  const guides = Object.fromEntries(
    await Promise.all(
      GUIDE_SLUGS.map(async (slug) => [guidePath(slug), await mapGuide(slug, read)]),
    ),
  ) as Record<string, PageSource>;
  const codes = await mapCodes(read);
  const steps = guides[guidePath(MAIN_GUIDE)]?.anchors ?? {};
  return {
    '/': { path: 'src/pages/index.astro', line: 1, anchors: {} },
    '/fields/': { path: 'src/pages/fields.astro', line: 1, anchors: {} },
    '/reasons/': { path: 'src/pages/reasons/index.astro', line: 1, anchors: codes },
    ...guides,
    ...Object.fromEntries(CODES.map((code) => [reasonPath(code), mapReason(code, codes, steps)])),
  };
}

/** A code leads to its block, else to where the guide first speaks of it. */
async function mapGuide(slug: string, read: Read): Promise<PageSource> {
  const path = guideFile(slug);
  const guide = parseGuide(slug, path, await read(path));
  const elements = 'tree' in guide ? listElements(guide.tree) : [];
  const linesOf = (...components: string[]) =>
    elements
      .filter(({ name }) => components.includes(name ?? ''))
      .flatMap(({ attributes, line }) =>
        attributes.map(({ value }) => [value ?? '', { path, line }] as const),
      );
  const mentions = linesOf('Code').toReversed();
  return {
    path,
    line: 1,
    anchors: Object.fromEntries([...mentions, ...linesOf('Step', 'Reason')]),
  };
}

/** A code's page is made from its entry; what it says of the step stands in the main guide. */
function mapReason(
  code: Code,
  codes: Record<Code, SourceLine>,
  steps: Record<string, SourceLine>,
): PageSource {
  const { step } = findCode(registry, code);
  const stepLine = steps[step];
  return {
    ...codes[code],
    anchors: { [code]: codes[code], ...(stepLine && { [step]: stepLine }) },
  };
}

async function mapCodes(read: Read): Promise<Record<Code, SourceLine>> {
  const files = { reasons: 'src/registry/reasons.ts', gates: 'src/registry/gates.ts' };
  const text = { reasons: await read(files.reasons), gates: await read(files.gates) };
  const lines = CODES.map((code): [Code, SourceLine] => {
    const kind = isReasonCode(code) ? 'reasons' : 'gates';
    return [code, { path: files[kind], line: findEntryLine(text[kind], code) }];
  });
  return Object.fromEntries(lines) as Record<Code, SourceLine>;
}
