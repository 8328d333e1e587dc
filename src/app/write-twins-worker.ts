import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { markdownPath } from '#src/contracts/markdown-path.ts';
import { pageToMarkdown } from './page-to-markdown.ts';
import type { Share } from './share-out.ts';
import type { Twin } from './write-markdown-twins.ts';

// A share of `write-markdown-twins.ts`: paths of pages, and the client's folder.
const { items, data: clientDir } = workerData as Share<string>;
// Nobody else waits in this thread.
const twins = items.flatMap((path): Twin[] => {
  const markdown = pageToMarkdown(readFileSync(join(clientDir, path, 'index.html'), 'utf8'));
  if (markdown === null) return [];
  writeFileSync(join(clientDir, markdownPath(path)), markdown);
  return [[path, markdown]];
});
parentPort?.postMessage(twins);
