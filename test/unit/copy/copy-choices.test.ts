import { describe, expect, it } from 'vitest';
import { listCopyChoices } from '#components/copy/copy-choices.ts';
import { CODES, STEP_IDS } from '#src/registry/names.ts';
import { findCode, registry } from '#src/registry/registry.ts';

const page = { origin: 'https://help.test', pathname: '/guides/plan-and-credit-blocks/' };
const choicesOf = (name: string, title = 'As the page says it') =>
  Object.fromEntries(
    listCopyChoices(registry, { name, title }, page).map(({ label, text }) => [label, text]),
  );

describe.each(CODES)('for %s', (code) => {
  it('offers the short link, that as Markdown, and a reply that ends with it', () => {
    const url = `https://help.test/r/${code}`;
    const choices = choicesOf(code);
    expect(choices['Address']).toBe(url);
    expect(choices['Markdown link']).toBe(`[${findCode(registry, code).title}](${url})`);
    // The reply says which action it is where the code can block but one.
    expect(choices['Reply for support']).toContain(`\n${url}`);
  });
});

it.each(STEP_IDS)('offers the step %s of the guide that is read', (id) => {
  const url = `https://help.test/guides/plan-and-credit-blocks/#${id}`;
  const { title } = registry.steps[id];
  expect(choicesOf(id)).toEqual({
    Address: url,
    'Markdown link': `[${title}](${url})`,
    'Reply for support': expect.stringContaining(title),
  });
});

it('offers at least the address of what the registry does not know', () => {
  const url = 'https://help.test/guides/plan-and-credit-blocks/#own-step';
  expect(choicesOf('own-step', 'Own step')).toEqual({
    Address: url,
    'Markdown link': `[Own step](${url})`,
  });
});
