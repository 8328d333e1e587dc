import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseGuide, type Guide } from './parse-guide.ts';

/** A text under `content`, as it stands and as it is read. */
export interface MdxText {
  guide: Guide;
  text: string;
}

/** All MDX under `content`, by path. What cannot be parsed is left out: `checkContent` reports it. */
export async function readMdx(root: string): Promise<MdxText[]> {
  const names = await readdir(join(root, 'content'), { recursive: true });
  const files = names
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => `content/${name.replaceAll('\\', '/')}`)
    .sort();
  const texts = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(root, file), 'utf8');
      return { text, guide: parseGuide(file.replace(/^.*\/|\.mdx$/g, ''), file, text) };
    }),
  );
  return texts.filter((each): each is MdxText => 'tree' in each.guide);
}
