import { PERSONAL_CACHE_CONTROL, describeProblem } from './problem.ts';
import type { ProblemCode } from './problem.ts';

/** Allowed by its hash in the policy of every page. */
export const PROBLEM_PAGE_STYLE =
  'body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem;color-scheme:light dark}';

/** A refusal for people: a plain page that stands on its own. */
export function problemPage(code: ProblemCode, headers: Record<string, string> = {}): Response {
  const { status, title } = describeProblem(code);
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${PROBLEM_PAGE_STYLE}</style>
<h1>${title}</h1>
<p><a href="">Try again</a>, <a href="/sign-in">sign in</a>, or go to the <a href="/">start page</a>.</p>
</html>
`;
  return new Response(html, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': PERSONAL_CACHE_CONTROL,
      ...headers,
    },
  });
}
