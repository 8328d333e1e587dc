import { expect, it } from 'vitest';
import { startTestServer } from '#test/support/test-server.ts';

it('keeps the rule that had every page styled anew out of what is served', async () => {
  const server = await startTestServer();
  const page = await (await fetch(`${server.url}/guides/plan-and-credit-blocks/`)).text();
  const sheets = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)];
  const read = async ([, path]: RegExpMatchArray) => (await fetch(`${server.url}${path}`)).text();
  const css = (await Promise.all(sheets.map(read))).join('');
  await server.stop();
  expect(css).toContain('.sl-markdown-content li>:last-child:not(');
  expect(css).not.toMatch(/:is\(ol,\s*ul\):has\(/);
});
