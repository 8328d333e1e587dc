import { describe, expect, it } from 'vitest';
import { parseFeedbackForm, readFormValues } from '#src/feedback/parse-feedback-form.ts';

const parse = (fields: Record<string, string>) =>
  parseFeedbackForm(readFormValues(new URLSearchParams(fields)));
const PAGE = { page: '/guides/plan-and-credit-blocks/', helpful: 'false' };

describe('parseFeedbackForm', () => {
  it.each([
    ['true', true],
    ['yes', true],
    ['false', false],
    ['no', false],
  ])('reads helpful=%s', (helpful, expected) => {
    expect(parse({ ...PAGE, helpful })).toMatchObject({ ok: true, input: { helpful: expected } });
  });

  it.each(['', 'maybe', '1'])('asks for a vote when helpful is %j', (helpful) => {
    const result = parse({ ...PAGE, helpful });
    expect(result.ok ? [] : result.errors.map((error) => error.field)).toEqual(['helpful']);
  });

  it.each([
    [{ about: 'step:check-credits' }, { step: 'check-credits', code: null }],
    [{ about: 'code:X' }, { step: null, code: 'X' }],
    [{ about: '' }, { step: null, code: null }],
    [{ about: 'nonsense' }, { step: 'nonsense', code: null }],
    [
      { step: 'check-credits', code: 'X' },
      { step: 'check-credits', code: 'X' },
    ],
  ])('reads %j', (fields, expected) => {
    expect(parse({ ...PAGE, ...fields })).toMatchObject({ ok: true, input: expected });
  });

  it('makes a submission id of its own for each form that has none', () => {
    const ids = [parse(PAGE), parse(PAGE)].map((result) => result.ok && result.input.submission_id);
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('counts a line break once, though forms send two characters', () => {
    const comment = '\r\n'.repeat(999) + 'x'.repeat(1000);
    expect(parse({ ...PAGE, comment: `a${comment}` })).toMatchObject({
      ok: true,
      input: { comment: `a${comment.replaceAll('\r\n', '\n')}` },
    });
  });
});
