import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import sirv from 'sirv';

const TEXT_TYPES: Record<string, string> = { '.md': 'text/markdown', '.txt': 'text/plain' };

/** Answers what the build wrote, compressed where the reader takes it; else calls `next`. */
export function createStaticFiles(clientDir: string) {
  const serve = sirv(clientDir, { brotli: true, gzip: true, etag: true, setHeaders });
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    // Files are small enough to be sent whole, and sirv throws at a range that runs backwards.
    delete request.headers.range;
    response.once('pipe', (source: Readable) => {
      // A build beside a running server takes files away; the header is out by then.
      source.once('error', () => response.destroy());
      // Who leaves a page half-loaded would leave its file open.
      response.once('close', () => source.destroy());
    });
    serve(request, response, next);
  };
}

function setHeaders(response: ServerResponse, path: string): void {
  // sirv says so of HTML alone, and these are read as text.
  const type = TEXT_TYPES[extname(path)];
  if (type) response.setHeader('Content-Type', `${type}; charset=utf-8`);
  const forever = path.startsWith('/_astro/');
  response.setHeader(
    'Cache-Control',
    forever ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
  );
}
