import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BuildInfoSchema, type PageSource } from '#src/contracts/build-info.ts';
import { readBuiltPage, type BuiltPage } from './read-built-page.ts';

/** The site as it was built, and what the server answers besides. */
export interface BuiltSite {
  pages: BuiltPage[];
  /** Files that are no pages, such as `/favicon.svg`; not what only pages load. */
  files: string[];
  /** Addresses that the code answers, with placeholders: `/api/account/{account}`. */
  urls: string[];
  /** Where each page was written. */
  sources: Record<string, PageSource>;
}

/** Only pages load these; nobody links to them. */
const INNER = /^\/(?:_astro|pagefind)\/|\.(?:br|gz)$/;

/** Reads the finished build under `dist`, and the names of the files under `src/pages`. */
export async function readBuiltSite(root: string): Promise<BuiltSite> {
  const client = join(root, 'dist/client');
  const names = (await listFiles(client)).filter((name) => !INNER.test(name));
  const html = names.filter((name) => name.endsWith('.html'));
  const pages = await Promise.all(
    html.map(async (name) =>
      readBuiltPage(name.replace(/index\.html$/, ''), await readFile(join(client, name), 'utf8')),
    ),
  );
  const info = await readFile(join(root, 'dist/build-info.json'), 'utf8');
  return {
    pages,
    files: names.filter((name) => !name.endsWith('.html')),
    urls: listUrls(await listFiles(join(root, 'src/pages'))),
    sources: BuildInfoSchema.parse(JSON.parse(info)).sources,
  };
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
    .sort();
}

/** `/api/account/[account]/index.ts` -> `/api/account/{account}`. */
export function listUrls(files: readonly string[]): string[] {
  return files.map(
    (file) =>
      file
        .replace(/\.(?:astro|ts)$/, '')
        .replace(/\/index$/, '')
        .replaceAll(/\[(?:\.\.\.)?([^\]]+)\]/g, '{$1}') || '/',
  );
}

/** Where a built page was written, else the page itself. */
export function placeOfPage({ sources }: BuiltSite, path: string): { file: string; line: number } {
  const source = sources[path];
  return source
    ? { file: source.path, line: source.line }
    : { file: `dist/client${path}`, line: 1 };
}
