import { readFileSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Effort } from './precompress.ts';
import type { Share } from './share-out.ts';

/** Below this the saving is smaller than the headers. */
const MIN_BYTES = 512;

// A share of `precompress.ts`: files, and how much to try.
const { items, data: effort } = workerData as Share<Effort>;
// Nobody else waits in this thread.
parentPort?.postMessage(items.filter(compressFile));

function compressFile(path: string): boolean {
  const content = readFileSync(path);
  if (content.length < MIN_BYTES) return false;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: effort.brotli,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: effort.gzip }));
  return true;
}
