import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkContent } from '#src/checks/check-content.ts';
import { MAIN_SECTIONS } from '#src/checks/check-step-guide.ts';
import { CODES, GUIDE_SLUGS, STEP_IDS, type GuideSlug } from '#src/registry/names.ts';
import { MAIN_GUIDE } from '#src/registry/paths.ts';
import { registry, type Registry } from '#src/registry/registry.ts';

/** Files of a content folder, by slug. */
export type Content = Map<string, string>;

const front = ['---', 'description: What it is for.', '---', ''];

/** Where `withText` puts its text: three lines of front matter and an empty one before it. */
export const FIRST_LINE = 5;

/** The smallest content that has no finding. */
export function smallContent(): Content {
  const content: Content = new Map();
  for (const slug of GUIDE_SLUGS) {
    const body = slug === MAIN_GUIDE ? mainBody() : [`About ${slug}.`];
    content.set(slug, [...front, ...body, ''].join('\n'));
  }
  return content;
}

function mainBody(): string[] {
  const steps = STEP_IDS.map((id) => `<Step id="${id}">Do it.</Step>`);
  const reasons = CODES.map((code) => `<Reason code="${code}">Read it.</Reason>`);
  return MAIN_SECTIONS.flatMap((title) => {
    if (title.startsWith('Triage')) return [`## ${title}`, '', ...spaced(steps)];
    if (title.startsWith('Blocked')) return [`## ${title}`, '', ...spaced(reasons)];
    return [`## ${title}`, '', 'Text.', ''];
  });
}

const spaced = (lines: string[]) => lines.flatMap((line) => [line, '']);

/** The same content with the text of one guide put in after its front matter. */
export function withText(slug: GuideSlug, text: string): Content {
  return edit(smallContent(), slug, (before) => before.replace(/\n---\n/, `\n---\n\n${text}\n`));
}

/** Replaces one text in one guide; a test whose edit changes nothing would prove nothing. */
export function withEdit(slug: GuideSlug, from: string, to: string): Content {
  return edit(smallContent(), slug, (before) => before.replace(from, to));
}

function edit(content: Content, slug: GuideSlug, change: (text: string) => string): Content {
  const before = content.get(slug) ?? '';
  const after = change(before);
  if (after === before) throw new Error(`Nothing to edit in ${slug}`);
  return content.set(slug, after);
}

/** Line (from 1) of the first line with this text. */
export function lineOf(content: Content, slug: GuideSlug, text: string): number {
  const index = (content.get(slug) ?? '').split('\n').findIndex((line) => line.includes(text));
  if (index === -1) throw new Error(`"${text}" is not in ${slug}`);
  return index + 1;
}

/** Writes the content into a folder of its own and checks it there. */
export async function check(content: Content, known: Registry = registry) {
  const root = await mkdtemp(join(tmpdir(), 'content-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'content/guides'), { recursive: true });
  for (const [slug, text] of content) {
    await writeFile(join(root, 'content/guides', `${slug}.mdx`), text);
  }
  return checkContent({ root, registry: known });
}
