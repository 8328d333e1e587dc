import { expect, it } from 'vitest';
import { findTodaysSentence } from '#components/review/find-todays-sentence.ts';

const sentences = [
  { anchor: 'one', text: 'Look at the one balance that your action draws on.' },
  { anchor: 'one', text: 'The others don’t help.' },
  { anchor: 'two', text: 'Look at the one balance that your team draws on.' },
];
const find = (excerpt: string, anchor: string | null = 'one') =>
  findTodaysSentence(excerpt, anchor, sentences);

it.each([
  'Look at the one balance that your action draws on.',
  '  Look at the\n one balance that your action draws on. ',
  'balance that your action',
  'draws on. The others don’t help.',
])('finds %j unchanged', (excerpt) => {
  expect(find(excerpt)).toEqual({ outcome: 'unchanged' });
});

it('finds it unchanged in another section', () => {
  expect(find('Look at the one balance that your team draws on.', 'one').outcome).toBe('unchanged');
});

it('says which words changed, in the section before the page', () => {
  expect(find('Look at the two balances that your team draws on.')).toEqual({
    outcome: 'changed',
    today: sentences[0]?.text,
    parts: expect.arrayContaining([
      { kind: 'removed', text: expect.stringContaining('team') },
      { kind: 'added', text: expect.stringContaining('action') },
    ]),
  });
  expect(find('The other ones don’t help.', null)).toMatchObject({
    outcome: 'changed',
    today: 'The others don’t help.',
  });
});

it('compares two sentences with two', () => {
  const seen = 'Look at the balance that your action draws on. The rest don’t help.';
  expect(find(seen)).toMatchObject({
    today: `${sentences[0]?.text} ${sentences[1]?.text}`,
  });
});

it('says what is gone, and what nobody can know', () => {
  expect(find('Nothing at all like that is written here today.')).toEqual({ outcome: 'gone' });
  expect(findTodaysSentence('Anything', null, undefined)).toEqual({ outcome: 'unknown' });
  expect(findTodaysSentence('Anything', null, [])).toEqual({ outcome: 'unknown' });
});
