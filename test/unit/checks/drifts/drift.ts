import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkDocs } from '#src/checks/check-docs.ts';
import { checkDocumented } from '#src/checks/check-documented.ts';
import { readEntryLines } from '#src/checks/entry-line.ts';
import { formatFinding, placeFindings, type Finding } from '#src/checks/finding.ts';
import { readMdx } from '#src/checks/read-mdx.ts';
import { registry, type Registry } from '#src/registry/registry.ts';

/** One way in which text, registry and behaviour come apart. */
export interface Drift {
  what: string;
  /** Makes the drift in a copy, and runs the checks that `npm run check` runs. */
  find: () => Promise<readonly Finding[]> | readonly Finding[];
  /** Every line that is printed, without the line number; or the first one of so many. */
  says: string | string[] | { first: string; of: number };
}

/** Findings as they are printed, but for the line number. */
export const printed = (findings: readonly Finding[]) =>
  findings.map((finding) => formatFinding(finding).replace(/:\d+:/, ':'));

const copyAll = async () => {
  const root = await mkdtemp(join(tmpdir(), 'drift-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const folder of ['content', 'src/registry']) {
    await cp(folder, join(root, folder), { recursive: true });
  }
  return root;
};

/** The content of this site with one text replaced in one guide, wherever it stands. */
export async function edited(slug: string, from: string, to: string): Promise<string> {
  const root = await copyAll();
  const file = join(root, `content/guides/${slug}.mdx`);
  const before = await readFile(file, 'utf8');
  if (!before.includes(from)) throw new Error(`"${from}" is not in ${slug}`);
  await writeFile(file, before.replaceAll(from, to));
  return root;
}

/** What the checks of names, structure and links say about a content folder. */
export async function checkContentAt(root: string, known: Registry = registry) {
  const guides = (await readMdx(root)).map(({ guide }) => guide);
  return [
    ...(await checkDocs({ root, registry: known })),
    ...placeFindings(checkDocumented(known, guides), await readEntryLines(root)),
  ];
}
