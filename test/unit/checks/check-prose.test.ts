import { expect, it } from 'vitest';
import { checkProse } from '#src/checks/check-prose.ts';
import { checkSpelling } from '#src/checks/check-spelling.ts';
import { parseGuide, type Guide } from '#src/checks/parse-guide.ts';
import { readGuideProse, readRegistryProse } from '#src/checks/read-prose.ts';
import { registry } from '#src/registry/registry.ts';

const read = (text: string) => {
  const guide = parseGuide('x', 'content/guides/x.mdx', text) as Guide;
  return readGuideProse({ guide, text });
};
const lines = async (text: string) => (await checkProse(read(text))).map(({ line }) => line);

it('counts the words of a sentence, a component or a code span as one each', async () => {
  const filled = 'Look at <Field name="credit_balance" /> and `active`,'; // five words
  const rest = 'a b c d e f g h i j k l m n o p q r s t'.replaceAll(/ /g, ', ');
  expect(await lines(`${filled} ${rest}.`)).toEqual([]);
  expect(await lines(`${filled} ${rest}, u.`)).toEqual([1]);
});

it('names the line, in the text and in the description', async () => {
  expect(
    await lines('---\ndescription: Simply buy.\n---\n\nText.\n\nMore text,\nplease.\n'),
  ).toEqual([8, 2]);
});

it('reads what the registry says, on the line of the entry', async () => {
  const guides = {
    ...registry.guides,
    'scan-credits': { ...registry.guides['scan-credits'], purpose: 'Simply recieve credits.' },
  };
  const prose = readRegistryProse({ ...registry, guides }, (file, entry) =>
    file === 'src/registry/guides.ts' && entry === 'scan-credits' ? 7 : 1,
  );
  const place = { file: 'src/registry/guides.ts', line: 7 };
  const found = await checkProse(prose);
  expect(found.filter(({ cause }) => cause.includes('simply'))).toMatchObject([place]);
  expect(await checkSpelling(registry, [], prose)).toMatchObject([place]);
});

it('takes no word in code, in a component or in the dictionary for a misspelt one', async () => {
  const prose = read('Set `xyzzy` to <Field name="plugh" />, and frobnicate `the thign`.');
  expect(await checkSpelling(registry, ['frobnicate'], prose)).toEqual([]);
  expect(await checkSpelling(registry, [], prose)).toMatchObject([
    { line: 1, cause: '"frobnicate" is not spelt as in British English' },
  ]);
});

it('knows the words of the registry, and British spelling', async () => {
  expect(await checkSpelling(registry, [], read('A canceled plan.'))).toEqual([]);
  expect(await checkSpelling(registry, [], read('The color of a catalogue.'))).toMatchObject([
    { cause: '"color" is not spelt as in British English' },
  ]);
});
