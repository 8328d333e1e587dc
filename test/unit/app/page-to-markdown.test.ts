import { expect, it } from 'vitest';
import { pageToMarkdown } from '#src/app/page-to-markdown.ts';

const page = (content: string) =>
  pageToMarkdown(
    `<html><head><link rel="canonical" href="https://docs.example.com/guides/x/">
     <meta name="description" content="In short."></head>
     <body><nav>menu</nav><h1>Title</h1><div class="sl-markdown-content">${content}</div></body>`,
  );
const body = (content: string) => page(content)?.split('\n\n').slice(3).join('\n\n').trim();

it('starts with title, description and address', () => {
  expect(page('<p>Text.</p>')).toBe(
    '# Title\n\n> In short.\n\nPage: <https://docs.example.com/guides/x/>\n\nText.\n',
  );
});

it.each([
  [
    'completes links, inside the page too',
    '<a href="/fields/#a" title="t">a</a> <a href="#b">b</a>',
    '[a](https://docs.example.com/fields/#a) [b](https://docs.example.com/guides/x/#b)',
  ],
  [
    'keeps code and tables',
    '<table><thead><tr><th>A</th></tr></thead><tbody><tr><td><code>x</code></td></tr></tbody></table>',
    '| A   |\n| --- |\n| `x` |',
  ],
  [
    'lists terms',
    '<dl><div><dt>a</dt><dd>one</dd><dd>two</dd></div><dt>b</dt><dd></dd></dl>',
    '- a: one: two\n- b',
  ],
  [
    'sets neighbouring links apart',
    '<p><a href="/a/">a</a><a href="/b/">b</a></p>',
    '[a](https://docs.example.com/a/) · [b](https://docs.example.com/b/)',
  ],
  [
    'reads what stands there for readers without scripts',
    '<noscript><p>It works <b>without</b>.</p></noscript>',
    'It works **without**.',
  ],
  [
    'leaves out islands, forms and controls',
    '<p>Text.</p><form>f</form><span data-slot="v">7</span><button>b</button><p hidden>h</p><section class="rb-feedback"><h2>Helpful?</h2></section>',
    'Text.',
  ],
])('%s', (_, html, markdown) => {
  expect(body(html)).toBe(markdown);
});

it.each(['', '<div class="sl-markdown-content">no address</div>'])('has no twin of %j', (html) => {
  expect(pageToMarkdown(html)).toBeNull();
});
