import { expect, it } from 'vitest';
import { newFeedbackId } from '#src/feedback/new-feedback-id.ts';

it('is a UUID that grows with time', () => {
  const ids = [0, 1, 2_000, 86_400_000].map((ms) =>
    newFeedbackId(new Date(1_795_000_000_000 + ms)),
  );
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(ids.toSorted()).toEqual(ids);
  expect(newFeedbackId(new Date(0))).not.toBe(newFeedbackId(new Date(0)));
});
