import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SANDBOX_PASSWORD, SANDBOX_PEOPLE } from '#src/sandbox/seed/people.ts';
import { cookieHeader, signIn } from '#test/support/sign-in.ts';
import { startTestServer } from '#test/support/test-server.ts';
import type { TestServer } from '#test/support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const READY = { email: 'ready@sandbox.test', password: SANDBOX_PASSWORD };

function submit(fields: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(`${server.url}/sign-in`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
}

async function readPage(path: string, cookie = ''): Promise<{ response: Response; html: string }> {
  const response = await fetch(`${server.url}${path}`, { headers: { cookie } });
  return { response, html: await response.text() };
}

/** The hidden fields of each form that signs in as one of the sandbox's people. */
function listPeopleForms(html: string) {
  return [...html.matchAll(/<form[^>]*action="\/sign-in".*?<\/form>/gs)]
    .map(([form]) =>
      Object.fromEntries(
        [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
          ([, name = '', value = '']) => [
            name,
            value.replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
          ],
        ),
      ),
    )
    .filter((fields) => 'email' in fields);
}

describe('the sign-in page', () => {
  it('is private and kept out of search engines', async () => {
    const { response, html } = await readPage('/sign-in');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(html).toMatch(/<meta name="robots" content="noindex"/);
  });

  it('offers each of the sandbox’s people with one button', async () => {
    const forms = listPeopleForms((await readPage('/sign-in')).html);
    expect(forms.map(({ email }) => email)).toEqual(SANDBOX_PEOPLE.map(({ email }) => email));
  });

  it('leads a person with a code to the main guide, with that code’s context', async () => {
    const forms = listPeopleForms((await readPage('/sign-in')).html);
    const form = forms.find(({ email }) => email === 'credit-balance-exhausted@sandbox.test');
    const response = await submit(form ?? {});
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(
      '/guides/plan-and-credit-blocks/?code=CREDIT_BALANCE_EXHAUSTED&action=fix&target=fix-tasks/fix_credit_balance_exhausted',
    );
  });

  it('hands a given return to every form', async () => {
    const path = '/reasons/?a=1#top';
    const { html } = await readPage(`/sign-in?return=${encodeURIComponent(path)}`);
    const returns = new Set(listPeopleForms(html).map((form) => form['return']));
    expect(returns).toEqual(new Set([path]));
  });

  it('tells signed-in readers who they are, with ways on and out', async () => {
    const cookie = await signIn(server.url, READY.email);
    const { html } = await readPage('/sign-in?return=/reasons/', cookie);
    expect(html).toMatch(/You are signed in as <strong[^>]*>ready@sandbox\.test<\/strong>/);
    expect(html).toMatch(/<a href="\/reasons\/"/);
    expect(html).toMatch(/<form method="post" action="\/sign-out"/);
  });

  it('says when somebody has just signed out, and not while they are signed in', async () => {
    expect((await readPage('/sign-in?signed-out=1')).html).toContain('You are signed out.');
    const cookie = await signIn(server.url, READY.email);
    expect((await readPage('/sign-in?signed-out=1', cookie)).html).not.toContain(
      'You are signed out.',
    );
  });
});

describe('the sign-in form', () => {
  it('signs in without JavaScript and goes on', async () => {
    const response = await submit({ ...READY, return: '/guides/scan-credits/?a=b#c' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/guides/scan-credits/?a=b#c');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(cookieHeader(response)).toMatch(
      /^reasonbook\.session_token=[^;]+; reasonbook-signed-in=[\w-]{16}$/,
    );
  });

  it.each([
    '',
    '//evil.test',
    '/\\evil.test',
    'https://evil.test/',
    '/\t/evil.test',
    '/.//evil.test',
  ])('goes to the start page rather than to %j', async (path) => {
    const response = await submit({ ...READY, return: path });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/');
  });

  it.each([
    ['a wrong password', { ...READY, password: 'wrong-password' }, 401, 'do not match'],
    ['no password', { ...READY, password: '' }, 400, 'Enter your e-mail address'],
    ['no e-mail', { email: '', password: 'my-password' }, 400, 'Enter your e-mail address'],
    [
      'no e-mail address',
      { email: 'ready', password: 'my-password' },
      400,
      'not an e-mail address',
    ],
  ])('says what to do after %s and keeps what was entered', async (_, fields, status, message) => {
    const response = await submit({ ...fields, return: '/reasons/' });
    const html = await response.text();
    expect(response.status).toBe(status);
    expect(html).toMatch(new RegExp(`role="alert"[^>]*>[^<]*${message}`));
    // Astro writes an empty attribute without its quotes.
    const kept = fields.email ? ` value="${fields.email}"` : ' value ';
    expect(/<input[^>]*name="email" type="email"[^>]*>/.exec(html)?.[0]).toContain(kept);
    if (fields.password) expect(html).not.toContain(fields.password);
    expect(html).toContain('<input type="hidden" name="return" value="/reasons/"');
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it('escapes what was entered', async () => {
    const response = await submit({ email: '"><i>&', password: 'x' });
    expect(await response.text()).toMatch(/ value="&quot;><i>&amp;" /);
  });

  it('refuses a form that is too large, or none', async () => {
    expect((await submit({ ...READY, return: `/${'a'.repeat(17_000)}` })).status).toBe(413);
    const json = await fetch(`${server.url}/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(READY),
    });
    expect(json.status).toBe(415);
  });

  it('refuses a form that another site sends', async () => {
    const response = await submit(READY, { Origin: 'https://evil.test' });
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});
