import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { checkReasonTexts } from '#src/checks/check-reason-texts.ts';
import { listSiteAnchors } from '#src/checks/site-anchors.ts';
import { registry } from '#src/registry/registry.ts';

async function check(files: Record<string, string>) {
  const root = await mkdtemp(join(tmpdir(), 'reasons-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'content/reasons'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(root, 'content/reasons', name), text);
  }
  const site = listSiteAnchors(registry, []);
  const found = await checkReasonTexts({ root, registry, site });
  return found.map(({ file, line, cause }) => `${file}:${line}: ${cause}`);
}

it('finds nothing in a text about a code, nor without any text', async () => {
  const text = 'Read <Field name="billing_state" />, or [all codes](/reasons/).';
  expect(
    await check({ 'BILLING_STATE_BLOCKED.mdx': text, 'ACCOUNT_MISMATCH.mdx': 'Stop.' }),
  ).toEqual([]);
  const site = listSiteAnchors(registry, []);
  expect(await checkReasonTexts({ root: tmpdir(), registry, site })).toEqual([]);
});

it('wants a file to be named as a code', async () => {
  expect(await check({ 'BILLING_BLOCKED.mdx': 'Wait.' })).toEqual([
    'content/reasons/BILLING_BLOCKED.mdx:1: "BILLING_BLOCKED.mdx" is not named as a code',
  ]);
});

it('holds every name, link and component to what guides are held to', async () => {
  const lines = [
    '<Field name="billing_status" />',
    '`past_du`',
    '[there](/guides/nowhere/)',
    'billing_state in plain text',
    '<Steps></Steps>',
    '<Open',
  ];
  const found = await Promise.all(
    lines.map((line) => check({ 'BILLING_STATE_BLOCKED.mdx': `First.\n\n${line}\n` })),
  );
  const at = (cause: string) =>
    expect.stringMatching(`^content/reasons/BILLING_STATE_BLOCKED.mdx:\\d: ${cause}`);
  expect(found).toEqual([
    [at('Unknown field "billing_status"')],
    [at('Unknown name "past_du" in a code span')],
    [at('The link "/guides/nowhere/" leads to no page')],
    [at('"billing_state" stands in plain text')],
    [at('<Steps> belongs into a guide')],
    [at('The MDX cannot be read')],
  ]);
});
