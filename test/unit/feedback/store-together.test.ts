import { afterEach, beforeEach, expect, it } from 'vitest';
import { submitFeedback, type SubmitContext } from '#src/feedback/submit-feedback.ts';
import { feedbackInput } from './feedback-input.ts';
import { openTestQueue } from './open-test-queue.ts';

let queue: Awaited<ReturnType<typeof openTestQueue>>;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());
const submit = (input = feedbackInput(), changes: Partial<SubmitContext> = {}) =>
  submitFeedback(queue.db, input, queue.context(changes));
const countStored = async () =>
  (await queue.db.selectFrom('feedback').select('id').execute()).length;

it('stores each of many that arrive at once, and repeats among them once', async () => {
  const twice = feedbackInput({ comment: 'Sent twice at once' });
  const inputs = [twice, ...Array.from({ length: 150 }, () => feedbackInput()), twice];
  const results = await Promise.all(inputs.map((input) => submit(input)));
  expect(results.map(({ outcome }) => outcome)).toEqual([
    ...Array.from({ length: 151 }, () => 'stored'),
    'repeated',
  ]);
  expect(await countStored()).toBe(151);
});

it('lets one that cannot be stored fail alone', async () => {
  const takeTurn = () => Promise.reject(new Error('The counter is broken.'));
  const results = await Promise.allSettled([
    submit(),
    submit(feedbackInput(), { takeTurn }),
    submit(),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await countStored()).toBe(2);
});

it('goes on after a failure', async () => {
  const takeTurn = () => Promise.reject(new Error('The counter is broken.'));
  await expect(submit(feedbackInput(), { takeTurn })).rejects.toThrow('broken');
  expect(await submit()).toMatchObject({ outcome: 'stored' });
});
