import { defineMiddleware } from 'astro:middleware';
import type { APIContext, MiddlewareNext } from 'astro';
import { HINT_COOKIE } from '#src/contracts/session-hint.ts';
import { findSessionCookie, hasCookie, hintCookieFor } from '#src/server/hint-cookie.ts';
import { isCallAllowed } from '#src/server/origin-check.ts';
import { problemPage } from '#src/server/problem-page.ts';
import { PERSONAL_CACHE_CONTROL, problem } from '#src/server/problem.ts';
import type { ProblemCode } from '#src/server/problem.ts';
import { readReader, sessionCookieName } from '#src/server/read-reader.ts';

/** Probes must answer while the database does not. */
const PROBES = new Set(['/healthz', '/readyz']);

/** Everything that all on-demand answers have in common; static pages pass untouched. */
export const onRequest = defineMiddleware(async (context, next) => {
  if (context.isPrerendered) return next();
  if (import.meta.env.DEV) context.locals.services = await openDevServices(context);
  const startedAt = performance.now();
  const answer = await answerSafely(context, next);
  const response = withOwnHeaders(answer);
  // Overrules the auth library's own header; what is for everybody says so.
  if (!response.headers.get('cache-control')?.includes('public')) {
    response.headers.set('Cache-Control', PERSONAL_CACHE_CONTROL);
  }
  await addHintCookie(context, response);
  context.locals.services.log.info(
    {
      method: context.request.method,
      // Not the path: that holds ids of accounts.
      route: context.routePattern,
      status: response.status,
      ms: Math.round(performance.now() - startedAt),
    },
    'request',
  );
  return response;
});

async function answerSafely(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const { auth, log, origins } = context.locals.services;
  context.locals.reader = null;
  context.locals.is_stranger = false;
  if (!isCallAllowed(context.request, origins.trusted)) return refuse(context, 'FOREIGN_ORIGIN');
  try {
    if (!PROBES.has(context.routePattern)) {
      context.locals.reader = await readReader(auth, context.request.headers);
      context.locals.is_stranger = context.locals.reader === null;
    }
    const answer = await next();
    return isUnansweredCall(context, answer) ? problem('NOT_FOUND') : answer;
  } catch (error) {
    log.error({ err: error, route: context.routePattern }, 'request failed');
    return refuse(context, 'INTERNAL');
  }
}

/** A method that the endpoint has no handler for; Astro would send programs the 404 page. */
function isUnansweredCall({ routePattern }: APIContext, { status, body, headers }: Response) {
  const isOurs = routePattern.startsWith('/api/') && !routePattern.startsWith('/api/auth/');
  return isOurs && status === 404 && body === null && !headers.has('content-type');
}

/** Some answers, such as `Response.redirect()`, have headers that cannot be changed. */
function withOwnHeaders(answer: Response): Response {
  try {
    answer.headers.delete('x-never-sent');
    return answer;
  } catch {
    return new Response(answer.body, answer);
  }
}

function refuse(context: APIContext, code: ProblemCode): Response {
  return context.routePattern.startsWith('/api/') ? problem(code) : problemPage(code);
}

async function addHintCookie(context: APIContext, response: Response): Promise<void> {
  if (PROBES.has(context.routePattern)) return;
  const { auth } = context.locals.services;
  const setCookies = response.headers.getSetCookie();
  const sessionCookie = await sessionCookieName(auth);
  const cookie = hintCookieFor({
    setCookies,
    sessionCookieName: sessionCookie,
    roles: await rolesBehind(context, findSessionCookie(setCookies, sessionCookie)),
    hintIsStale: context.locals.is_stranger && hasCookie(context.request.headers, HINT_COOKIE),
  });
  if (cookie) response.headers.append('Set-Cookie', cookie);
}

/** Of the person that an answer's session cookie is for. */
async function rolesBehind(context: APIContext, line: string | undefined) {
  const cookie = line?.split(';')[0];
  if (!cookie || cookie.endsWith('=')) return [];
  const { auth, log } = context.locals.services;
  try {
    return (await readReader(auth, new Headers({ cookie })))?.roles ?? [];
  } catch (error) {
    // A way that is not shown is no reason to refuse somebody who has just signed in.
    log.error({ err: error }, 'roles not read');
    return [];
  }
}

/** `astro dev` has no server of ours in front that would hand the services in. */
async function openDevServices(context: APIContext) {
  const { openDevServices: open } = await import('#src/app/open-dev-services.ts');
  return await open(Number(context.url.port));
}
