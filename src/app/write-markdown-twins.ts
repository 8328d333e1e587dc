import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { markdownPath } from '#src/contracts/markdown-path.ts';
import { listSitePages } from '#src/contracts/site-page.ts';
import type { Registry } from '#src/registry/registry.ts';
import { pageToMarkdown } from './page-to-markdown.ts';

/**
 * Writes a `.md` beside each built page, and all of them into `llms-full.txt`:
 * pages of the registry first, in its order. Returns how many were written.
 */
export async function writeMarkdownTwins(registry: Registry, clientDir: string): Promise<number> {
  const twins = new Map<string, string>();
  for (const path of await listBuiltPages(clientDir)) {
    const markdown = pageToMarkdown(await readFile(join(clientDir, path, 'index.html'), 'utf8'));
    if (markdown === null) continue;
    await writeFile(join(clientDir, markdownPath(path)), markdown);
    twins.set(path, markdown);
  }
  const order = [...new Set([...listSitePages(registry), ...twins.keys()])];
  const all = order.flatMap((path) => twins.get(path) ?? []);
  await writeFile(join(clientDir, 'llms-full.txt'), all.join('\n---\n\n'));
  return twins.size;
}

/** Paths of the built pages, such as `/guides/scan-credits/`. */
async function listBuiltPages(clientDir: string): Promise<string[]> {
  const entries = await readdir(clientDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name === 'index.html')
    .map((entry) => relative(clientDir, entry.parentPath).split(/[\\/]/).filter(Boolean))
    .map((parts) => (parts.length === 0 ? '/' : `/${parts.join('/')}/`))
    .sort();
}
