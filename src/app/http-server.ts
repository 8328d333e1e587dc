import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { registry } from '#src/registry/registry.ts';
import { describeProblem } from '#src/server/problem.ts';
import type { ProblemCode } from '#src/server/problem.ts';
import { findMovedPage } from './find-moved-page.ts';
import { isPagePath, listSecurityHeaders, type PolicyInput } from './security-headers.ts';
import { createStaticFiles } from './static-files.ts';

/** Astro's handler in middleware mode. */
export type AppHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
  locals: object,
) => unknown;

/** A server whose listener can change: first "not ready yet", then the site with the policy of its pages. */
export function createSwitchableServer(first: RequestListener) {
  const bare = listSecurityHeaders(null);
  let current = first;
  let ofPages = bare;
  const server: Server = createServer((request, response) => {
    const headers = isPagePath(pathOf(request)) ? ofPages : bare;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    current(request, response);
  });
  const serve = (listener: RequestListener, policy: PolicyInput) => {
    current = listener;
    ofPages = listSecurityHeaders(policy);
  };
  return { server, serve };
}

/** Answers while the site is being built or the database migrated. */
export const answerNotReady: RequestListener = (request, response) => {
  if (pathOf(request) === '/healthz') return void response.end('ok\n');
  response.setHeader('Retry-After', '1');
  sendProblem(response, 'NOT_READY');
};

/** Static files first, then on-demand pages and endpoints, then earlier names, then 404. */
export function createSiteListener(
  distDir: string,
  app: AppHandler,
  createLocals: () => object,
): RequestListener {
  const clientDir = join(distDir, 'client');
  const serveStatic = createStaticFiles(clientDir);
  const answerNotFound = createNotFoundListener(clientDir);
  return (request, response) => {
    // Astro cannot read such a request, and would log its address.
    if (request.method === 'TRACE') return sendProblem(response, 'METHOD_NOT_ALLOWED');
    const moved = addClosingSlash(clientDir, request);
    if (moved) return void response.writeHead(301, { Location: moved }).end();
    serveStatic(request, response, () => {
      void app(request, response, () => answerNotFound(request, response), createLocals());
    });
  };
}

/** One address for each page: `/guides/x` moves to `/guides/x/`, with its query. */
function addClosingSlash(clientDir: string, request: IncomingMessage): string | null {
  const path = pathOf(request);
  if (!/^(?:\/[a-z0-9-]+)+$/.test(path) || !existsSync(join(clientDir, path, 'index.html'))) {
    return null;
  }
  return `${path}/${(request.url ?? '').slice(path.length)}`;
}

function createNotFoundListener(clientDir: string): RequestListener {
  const file = join(clientDir, '404.html');
  const page = existsSync(file) ? readFileSync(file) : null;
  return (request, response) => {
    if (!page || pathOf(request).startsWith('/api/')) return sendProblem(response, 'NOT_FOUND');
    const moved = findMovedPage(registry, request.url ?? '');
    if (moved) return void response.writeHead(301, { Location: moved }).end();
    response.writeHead(404, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : page);
  };
}

function sendProblem(response: ServerResponse, code: ProblemCode): void {
  const body = describeProblem(code);
  if (body.status === 405) response.setHeader('Allow', 'GET, HEAD, POST, PATCH');
  response.writeHead(body.status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'private, no-store',
  });
  response.end(JSON.stringify(body));
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/';
}
