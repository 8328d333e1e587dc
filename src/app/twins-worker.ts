import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { markdownPath } from '#src/contracts/markdown-path.ts';
import type { Twin, TwinMessage } from './open-twin-writer.ts';
import { pageToMarkdown } from './page-to-markdown.ts';

// The thread of `open-twin-writer.ts`: a page each, then the folder to write into.
const twins: Twin[] = [];

parentPort?.on('message', (message: TwinMessage) => {
  if ('clientDir' in message) return writeAll(message.clientDir);
  const markdown = pageToMarkdown(message.html);
  if (markdown !== null) twins.push([message.path, markdown]);
});

/** Nobody else waits in this thread. */
function writeAll(clientDir: string): void {
  for (const [path, markdown] of twins)
    writeFileSync(join(clientDir, markdownPath(path)), markdown);
  parentPort?.postMessage(twins);
}
