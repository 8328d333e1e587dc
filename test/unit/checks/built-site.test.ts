import { expect, it } from 'vitest';
import { listUrls } from '#src/checks/built-site.ts';
import { checkBuiltLinks } from '#src/checks/check-built-links.ts';
import { findNameLine } from '#src/checks/find-name-line.ts';
import { readBuiltPage } from '#src/checks/read-built-page.ts';
import { registry } from '#src/registry/registry.ts';

const html = `<html><head><meta name="moved-anchors" content="{&quot;old&quot;:&quot;#new&quot;}"></head>
  <body><nav><h2 id="frame">Menu</h2><a href="/a/">A</a></nav>
  <main><h1 id="_top">Title</h1><div class="sl-markdown-content"><h2 id="new">Head <code>x_y</code></h2>
  <p>Text, <span translate="no">NAME</span> and <a href="/b/#c">more</a>.</p></div></main></body></html>`;

it('reads what a page offers to links, and what it says in English', () => {
  const page = readBuiltPage('/a/', html);
  expect([...page.ids]).toEqual(['frame', '_top', 'new']);
  expect(page.anchors).toEqual(['new']);
  expect(page.moved).toEqual({ old: '#new' });
  expect(page.links).toEqual([
    { href: '/a/', inContent: false },
    { href: '/b/#c', inContent: true },
  ]);
  expect(page.text.split(/\s+/).join(' ').trim()).toBe('Title Head Text, and more .');
});

it('turns the files under src/pages into addresses', () => {
  expect(
    listUrls(['/index.astro', '/api/[kind]/[id]/runs.ts', '/api/auth/[...all].ts', '/llms.txt.ts']),
  ).toEqual(['/', '/api/{kind}/{id}/runs', '/api/auth/{all}', '/llms.txt']);
});

it('takes a link for answered where the code answers it, not where only built pages would', () => {
  const find = (href: string) => {
    const pages = [
      readBuiltPage('/reasons/x/', `<a href="${href}">There</a>`),
      readBuiltPage('/fields/', ''),
    ];
    const urls = ['/reasons/{code}', '/fields', '/r/{code}', '/sign-in'];
    return checkBuiltLinks(registry, { pages, files: ['/reasons.json'], urls, sources: {} });
  };
  for (const fine of [
    '/r/ACCOUNT_MISMATCH',
    '/sign-in?return=/',
    '/reasons.json',
    '/fields/',
    'https://a.test/b',
  ]) {
    expect(find(fine)).toEqual([]);
  }
  for (const dead of ['/reasons/y/', '/fields', '/r/X', '/r/X/y', '/nope']) {
    expect(find(dead)).toMatchObject([{ cause: expect.stringContaining('leads to no page') }]);
  }
});

it('finds a name in the record by its whole spelling', () => {
  const record = '{\n  "code": [\n    "AB",\n    "A"\n  ]\n}';
  expect(findNameLine(record, 'A')).toBe(4);
  expect(findNameLine(record, 'C')).toBe(1);
});
