import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSitePages } from '#src/contracts/site-page.ts';
import { markdownPath } from '#src/contracts/markdown-path.ts';
import { registry } from '#src/registry/registry.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** The path of an absolute link of the build, whatever origin it was built for. */
const pathOf = (url: string) => new URL(url).pathname;
const get = (path: string) => fetch(server.url + path, { redirect: 'manual' });

describe('reasons.json', () => {
  it('fits its published schema, which refuses a code that it does not know', async () => {
    const document = await (await get('/reasons.json')).json();
    const schema = await (await get('/reasons.schema.json')).json();
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    document.reasons[0].code = 'NOBODY_KNOWS';
    expect(validate(document)).toBe(false);
    expect(pathOf(document.$schema)).toBe('/reasons.schema.json');
  });

  it('links only what is there', async () => {
    const { reasons, gates, fields, steps, guides } = await (await get('/reasons.json')).json();
    const links = [...reasons, ...gates, ...fields, ...steps, ...guides].flatMap((entry) =>
      entry.links ? Object.values<string>(entry.links) : [entry.link],
    );
    expect(links.length).toBeGreaterThan(60);
    for (const path of new Set(links.map(pathOf))) {
      expect([200, 302], path).toContain((await get(path)).status);
    }
  });
});

describe.each(listSitePages(registry))('the Markdown twin of %s', (path) => {
  it('is linked from the page, has its title, and nothing of forms or islands', async () => {
    const html = await (await get(path)).text();
    const [, href] = /<link rel="alternate" type="text\/markdown" href="([^"]+)"/.exec(html) ?? [];
    expect(href).toBe(markdownPath(path));
    const response = await get(href ?? '');
    expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    const markdown = await response.text();
    const [, title = ''] = /<h1[^>]*>([^<]+)/.exec(html) ?? [];
    expect(markdown.startsWith(`# ${title}\n`)).toBe(true);
    expect(markdown).not.toMatch(
      /<\w+[^>]*>(?<!<https?:[^>]*>)|astro-island|Was this page helpful/,
    );
  });
});

it('llms.txt lists every page, and llms-full.txt holds it', async () => {
  const short = await (await get('/llms.txt')).text();
  const full = await (await get('/llms-full.txt')).text();
  expect(short.startsWith('# Reasonbook\n\n> ')).toBe(true);
  for (const path of listSitePages(registry)) {
    const twin = await (await get(markdownPath(path))).text();
    expect(full).toContain(twin);
    if (path !== '/') expect(short).toContain(`${markdownPath(path)})`);
  }
  for (const [, url = ''] of short.matchAll(/\]\((http[^)]+)\)/g)) {
    expect((await get(pathOf(url))).status, url).toBe(200);
  }
});

it('tells search engines where a code’s page stands', async () => {
  const html = await (await get('/reasons/account-mismatch/')).text();
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? [];
  const [article, trail] = JSON.parse(json)['@graph'];
  expect(article).toMatchObject({
    '@type': 'TechArticle',
    headline: registry.gates.ACCOUNT_MISMATCH.title,
  });
  expect(trail.itemListElement.map(({ item }: { item: string }) => pathOf(item))).toEqual([
    '/',
    '/reasons/',
    '/reasons/account-mismatch/',
  ]);
});

it('tells robots where the sitemap is, and the sitemap lists public pages alone', async () => {
  const robots = await (await get('/robots.txt')).text();
  const [, sitemap = ''] = /^Sitemap: (\S+)$/m.exec(robots) ?? [];
  const index = await (await get(pathOf(sitemap))).text();
  const [, first = ''] = /<loc>([^<]+)</.exec(index) ?? [];
  const pages = await (await get(pathOf(first))).text();
  expect(pages).toContain('/guides/scan-credits/');
  expect(pages).not.toMatch(/<loc>https?:\/\/[^/]+\/(review|support|sign-in|billing|r)\b/);
});

it('keeps private and on-demand pages out of it', async () => {
  for (const path of ['/sign-in', '/r/NOPE', '/404.html']) {
    expect(await (await get(path)).text()).not.toContain('text/markdown');
  }
});
