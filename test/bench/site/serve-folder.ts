import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { precompress } from '#src/app/precompress.ts';
import { createStaticFiles } from '#src/app/static-files.ts';

export interface ServedFolder {
  url: string;
  close: () => void;
}

/**
 * Serves a built site as this project serves its own files, Brotli included: the same for
 * both. Ours is compressed by its build, and the stock one here, once.
 */
export async function serveFolder(dir: string): Promise<ServedFolder> {
  if (!existsSync(join(dir, 'index.html.br'))) await precompress(dir);
  const answer = createStaticFiles(dir);
  const server = createServer((request, response) => {
    answer(request, response, () => void response.writeHead(404).end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
