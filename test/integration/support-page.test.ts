import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '#test/support/sign-in.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';

const CREDIT = 'CREDIT_BALANCE_EXHAUSTED';
let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await startTestServer({ env: { SITE_URL: 'https://help.example.test' } });
  cookie = await signIn(server.url, 'support@sandbox.test');
});
afterAll(() => server.stop());

const get = (headers: Record<string, string> = {}, path = '/support') =>
  fetch(server.url + path, { headers, redirect: 'manual' });
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/support`, { method: 'POST', body, headers, redirect: 'manual' });
const ask = async (fields: Record<string, string>) => {
  const response = await post(new URLSearchParams(fields), { cookie });
  return { response, html: plain(await response.text()) };
};
/** As a browser would show it, without what React puts between pieces of text. */
const plain = (html: string) => html.replaceAll('<!-- -->', '').replaceAll('&#x27;', '’');

describe('who may open /support', () => {
  it.each(['GET', 'POST'])('sends strangers to sign in, on %s too', async (method) => {
    const response = await (method === 'GET'
      ? get()
      : post(new URLSearchParams({ text: 'private words' })));
    expect(response.status).toBe(method === 'GET' ? 302 : 303);
    const location = new URL(response.headers.get('location') ?? '', server.url);
    expect(location.pathname).toBe('/sign-in');
    expect(location.searchParams.get('return')).toBe('/support');
  });

  it.each(['reviewer', 'ready'])('tells %s that it is not for them', async (person) => {
    const other = await signIn(server.url, `${person}@sandbox.test`);
    const response = await get({ cookie: other });
    expect(response.status).toBe(403);
    const html = await response.text();
    expect(html).toContain('without that role');
    expect(html).not.toContain('<textarea');
    const refused = await post(new URLSearchParams({ text: CREDIT }), { cookie: other });
    expect(refused.status).toBe(403);
    expect(await refused.text()).not.toContain('Your next step');
  });

  it('opens for support, out of caches and search engines', async () => {
    const response = await get({ cookie });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const html = await response.text();
    expect(html).toMatch(/<meta name="robots" content="noindex"/);
    expect(html).toMatch(/<textarea[^>]* autofocus=""/);
    expect(html).toContain('Nothing that you paste is stored or logged.');
  });

  it('is where support’s sign-in leads', async () => {
    const html = await (await get({}, '/sign-in')).text();
    expect(html).toMatch(/value="\/support"/);
  });
});

describe('without scripts', () => {
  it('answers a message with code, reason, reply and link', async () => {
    const { response, html } = await ask({
      text: 'My fix: “No credits left for this action.” https://app.test/fix-tasks/fix_9',
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(html).toContain('The product says “No credits left for this action” with this code.');
    expect(html).toContain('Your next step: Buy fix credits at Checkout (/billing/checkout).');
    expect(html).toContain('**Your next step:** Buy fix credits');
    expect(html).toContain(
      `https://help.example.test/r/${CREDIT}?action=fix&amp;target=fix-tasks/fix_9`,
    );
    expect(html).toContain('Account owner or agency. Finance reviewer: can look and wait.');
    // A button that only a script could bring to life is not there.
    expect(html).not.toMatch(/aria-keyshortcuts="[a-z]"/);
  });

  it('takes a choice over what the text says, and keeps the text', async () => {
    const { html } = await ask({ text: `${CREDIT} <b>`, block_action: 'scan' });
    expect(html).toContain(`/r/${CREDIT}?action=scan`);
    expect(html).toMatch(/<textarea[^>]*>CREDIT_BALANCE_EXHAUSTED &lt;b&gt;<\/textarea>/);
  });

  it('offers the closest codes, and answers for the one that is picked', async () => {
    const { html } = await ask({ text: 'CREDIT_BALANCE_EXAUSTED' });
    expect(html).toContain('No code recognised');
    expect(html).toMatch(
      /Its words may point to these:.*value="CREDIT_BALANCE_EXHAUSTED".*Or pick from all:.*value="ACCOUNT_MISMATCH"/s,
    );
    const picked = await ask({ text: 'CREDIT_BALANCE_EXAUSTED', pick: CREDIT });
    expect(picked.html).toContain('You picked it.');
    expect(picked.html).toContain('Your next step: Buy credits');
  });

  it('takes a whole thread of e-mails, and refuses what is far larger', async () => {
    const long = await ask({ text: `${'Guten Tag, schöne Grüße. '.repeat(2000)}${CREDIT}` });
    expect(long.response.status).toBe(200);
    expect(long.html).toContain('Your next step: Buy credits');
    const larger = await ask({ text: 'x'.repeat(300_000) });
    expect(larger.response.status).toBe(413);
  });

  it('is refused from another site', async () => {
    const response = await post(new URLSearchParams({ text: CREDIT }), {
      cookie,
      origin: 'https://elsewhere.test',
    });
    expect(response.status).toBe(403);
  });

  it('writes nothing of what was pasted into the log', async () => {
    await ask({ text: `Kim Private, kim@private.test, ${CREDIT}` });
    expect(server.output()).toContain('"route":"/support"');
    expect(server.output()).not.toMatch(/Kim Private|private\.test/);
  });
});
