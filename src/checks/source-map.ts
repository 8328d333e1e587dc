import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CODES, GUIDE_SLUGS, type Code } from '#src/registry/names.ts';
import { guidePath, reasonPath } from '#src/registry/paths.ts';
import { isReasonCode } from '#src/registry/registry.ts';
import { findEntryLine } from './entry-line.ts';
import { guideFile } from './check-guide-files.ts';
import { listElements, parseGuide } from './parse-guide.ts';

/** A line of a file in the repository, counted from 1. */
export interface SourceLine {
  path: string;
  line: number;
}

/** Where a page was written, and each step and code on it. */
export interface SourceOfPage extends SourceLine {
  anchors: Record<string, SourceLine>;
}

/**
 * Where every public page of the site was written, by its path: so that what a
 * reader says about a step leads to the line to correct. Throws where a file
 * cannot be read; `checkContent` says why before that.
 */
export async function mapSources(root: string): Promise<Record<string, SourceOfPage>> {
  const read = (path: string) => readFile(join(root, path), 'utf8');
  const guides = await Promise.all(
    GUIDE_SLUGS.map(async (slug) => {
      const path = guideFile(slug);
      return [guidePath(slug), mapGuide(slug, path, await read(path))] as const;
    }),
  );
  const codes = await mapCodes(read);
  return {
    '/': { path: 'src/pages/index.astro', line: 1, anchors: {} },
    '/fields/': { path: 'src/pages/fields.astro', line: 1, anchors: {} },
    '/reasons/': { path: 'src/pages/reasons/index.astro', line: 1, anchors: codes },
    ...Object.fromEntries(guides),
    ...Object.fromEntries(
      Object.entries(codes).map(([code, source]) => [
        reasonPath(code as Code),
        { ...source, anchors: { [code]: source } },
      ]),
    ),
  };
}

function mapGuide(slug: string, path: string, text: string): SourceOfPage {
  const guide = parseGuide(slug, path, text);
  const elements = 'tree' in guide ? listElements(guide.tree) : [];
  const anchors = elements
    .filter(({ name }) => name === 'Step' || name === 'Reason')
    .flatMap(({ attributes, line }) =>
      attributes.map(({ value }) => [value ?? '', { path, line }] as const),
    );
  return { path, line: 1, anchors: Object.fromEntries(anchors) };
}

async function mapCodes(read: (path: string) => Promise<string>) {
  const files = { reasons: 'src/registry/reasons.ts', gates: 'src/registry/gates.ts' };
  const text = { reasons: await read(files.reasons), gates: await read(files.gates) };
  const lines = CODES.map((code): [Code, SourceLine] => {
    const kind = isReasonCode(code) ? 'reasons' : 'gates';
    return [code, { path: files[kind], line: findEntryLine(text[kind], code) }];
  });
  return Object.fromEntries(lines) as Record<Code, SourceLine>;
}
