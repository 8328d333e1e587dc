import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT = /\.(?:html|css|js|mjs|json|svg|xml|txt|md|webmanifest)$/;
/** Below this the saving is smaller than the headers. */
const MIN_BYTES = 512;
/** With more files than this, the best Brotli would take longer than all the rest of the build. */
const MANY_FILES = 300;
const BEST = { brotli: 11, gzip: 9 };
const QUICK = { brotli: 5, gzip: 6 };

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Writes a `.br` and a `.gz` beside each text file; returns how many files got them. */
export async function precompress(dir: string): Promise<number> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const done = await Promise.all(
    files.map((file) => compressFile(file, files.length > MANY_FILES ? QUICK : BEST)),
  );
  return done.filter(Boolean).length;
}

async function compressFile(path: string, effort: typeof BEST): Promise<boolean> {
  const content = await readFile(path);
  if (content.length < MIN_BYTES) return false;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: effort.brotli,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  await writeFile(`${path}.br`, await toBrotli(content, { params }));
  await writeFile(`${path}.gz`, await toGzip(content, { level: effort.gzip }));
  return true;
}
