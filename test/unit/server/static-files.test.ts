import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createStaticFiles } from '#src/app/static-files.ts';

let clientDir: string;
let url: string;

beforeEach(async () => {
  clientDir = mkdtempSync(join(tmpdir(), 'reasonbook-static-'));
  mkdirSync(join(clientDir, '_astro'));
  writeFileSync(join(clientDir, 'page.html'), '<p>A page</p>');
  writeFileSync(join(clientDir, '_astro/part.js'), 'part()');
  const serve = createStaticFiles(clientDir);
  const server = createServer((request, response) => {
    serve(request, response, () => void response.writeHead(404).end('next'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => {
    server.close();
    rmSync(clientDir, { recursive: true });
  });
});

describe('createStaticFiles', () => {
  it('keeps named-by-content files for ever and asks again for pages', async () => {
    const part = await fetch(`${url}/_astro/part.js`);
    expect(part.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const page = await fetch(`${url}/page`);
    expect(page.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(await page.text()).toBe('<p>A page</p>');
  });

  it('hands on what the build did not write', async () => {
    expect(await (await fetch(`${url}/nothing`)).text()).toBe('next');
  });

  it.each(['bytes=9-2', 'bytes=2-4', 'bytes=-', 'pages=1'])(
    'sends the whole file for the range %s',
    async (range) => {
      const response = await fetch(`${url}/page.html`, { headers: { range } });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('<p>A page</p>');
    },
  );

  it('closes the file of a reader who leaves before its end', async () => {
    writeFileSync(join(clientDir, 'long.html'), 'x'.repeat(8_000_000));
    const serve = createStaticFiles(clientDir);
    const sources: Readable[] = [];
    const server = createServer((request, response) => {
      response.once('pipe', (source: Readable) => sources.push(source));
      serve(request, response, () => response.end());
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const reader = connect((server.address() as AddressInfo).port, '127.0.0.1');
    reader.write('GET /long HTTP/1.1\r\nHost: site.test\r\n\r\n');
    await once(reader, 'data');
    reader.destroy();
    const [source] = sources;
    if (!source) throw new Error('No file was sent');
    if (!source.closed) await once(source, 'close');
    expect(source.readableEnded).toBe(false);
  });

  it('outlives a file that a build has taken away', async () => {
    rmSync(join(clientDir, 'page.html'));
    await expect(fetch(`${url}/page.html`)).rejects.toThrow('fetch failed');
    expect(await (await fetch(`${url}/_astro/part.js`)).text()).toBe('part()');
  });
});
