import { describe, expect, it } from 'vitest';
import { FeedbackInputSchema, FeedbackListQuerySchema } from '#src/contracts/feedback.ts';
import { toFieldErrors } from '#src/server/read-json-body.ts';
import { feedbackBody, feedbackInput } from './feedback-input.ts';

const fieldsOf = (changes: Record<string, unknown>) => {
  const parsed = FeedbackInputSchema.safeParse(feedbackBody(changes));
  return parsed.success ? [] : toFieldErrors(parsed.error).map((error) => error.field);
};

describe('FeedbackInputSchema', () => {
  it.each([
    [{ submission_id: 'abc' }, ['submission_id']],
    [{ submission_id: undefined }, ['submission_id']],
    [{ page: '' }, ['page']],
    [{ page: 7 }, ['page']],
    [{ page: `/${'x'.repeat(200)}` }, ['page']],
    [{ helpful: 'false' }, ['helpful']],
    [{ helpful: undefined }, ['helpful']],
    [{ category: 'angry' }, ['category']],
    [{ comment: 'x'.repeat(2001) }, ['comment']],
    [{ comment: { text: 'x' } }, ['comment']],
    [{ excerpt: 'x'.repeat(501) }, ['excerpt']],
    [{ share_readiness: { action: 'mine', target: 'projects/prj_x' } }, ['share_readiness.action']],
    [{ share_readiness: { action: 'fix', target: 'nowhere' } }, ['share_readiness.target']],
    [{ share_readiness: { action: 'fix', target: 'projects/prj_x' } }, ['share_readiness.action']],
    [{ page: null, helpful: null }, ['page', 'helpful']],
  ])('names the field of %j', (changes, fields) => {
    expect(fieldsOf(changes)).toEqual(fields);
  });

  it('counts characters, not UTF-16 units', () => {
    expect(fieldsOf({ comment: '😀'.repeat(2000) })).toEqual([]);
    expect(fieldsOf({ comment: '😀'.repeat(2001) })).toEqual(['comment']);
  });

  it('keeps text as a database can hold it, and blank text as none', () => {
    expect(feedbackInput({ comment: ' a\r\nb\u0000\ud800 ' }).comment).toBe('a\nb\ufffd');
    expect(feedbackInput({ comment: ' \n ' }).comment).toBeNull();
  });

  it('takes null for what is not given, and ids in any case', () => {
    const id = '7F3CCF6E-9F0E-4F68-8D44-0A4CF1B2C001';
    const input = feedbackInput({ submission_id: id, step: null, code: null, category: null });
    expect(input.submission_id).toBe(id.toLowerCase());
  });
});

describe('FeedbackListQuerySchema', () => {
  it.each([
    [{ status: 'open' }],
    [{ limit: '0' }],
    [{ limit: '101' }],
    [{ limit: 'many' }],
    [{ colour: 'red' }],
  ])('refuses %j', (query) => {
    expect(FeedbackListQuerySchema.safeParse(query).success).toBe(false);
  });

  it('reads numbers from text', () => {
    expect(FeedbackListQuerySchema.parse({ limit: '5' }).limit).toBe(5);
  });
});
