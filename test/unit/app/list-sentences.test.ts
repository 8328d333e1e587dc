import { expect, it } from 'vitest';
import { listSentences } from '#src/app/list-sentences.ts';

it('has each sentence of the text under its heading, and nothing of what is no text', () => {
  const html = `<html><body><p>Not the content.</p><div class="sl-markdown-content">
    <p>First one. Second
      <a href="/x"><code>one</code></a>!</p>
    <h2 id="part">A part<a class="anchor" href="#part">#</a></h2>
    <ul><li>In a list <ul><li>Deeper</li></ul></li></ul>
    <div><p id="no-heading">Still there.</p><span data-slot="x">12 credits</span></div>
    <form><p>Was this page helpful?</p></form>
  </div></body></html>`;
  expect(listSentences(html)).toEqual([
    { anchor: null, text: 'First one.' },
    { anchor: null, text: 'Second one!' },
    { anchor: 'part', text: 'A part' },
    { anchor: 'part', text: 'In a list' },
    { anchor: 'part', text: 'Deeper' },
    { anchor: 'part', text: 'Still there.' },
  ]);
});
