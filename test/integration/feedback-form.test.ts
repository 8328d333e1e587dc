import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeDatabase } from '#test/support/change-database.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { openQueue, type Queue } from './review-queue.ts';

const MAIN = '/guides/plan-and-credit-blocks/';
let server: TestServer;
let queue: Queue;
beforeAll(async () => {
  server = await startTestServer();
  queue = await openQueue(server.url);
});
afterAll(() => server.stop());

const submit = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/feedback`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

describe('the plain form', () => {
  it('stores and leads to the thank-you page', async () => {
    const comment = 'Line one\r\nLine two';
    const fields = { page: MAIN, helpful: 'false', about: 'step:check-credits', category: '' };
    const response = await submit({ ...fields, comment });
    expect(response.status).toBe(303);
    const location = response.headers.get('location') ?? '';
    const [item] = (await queue.list()).items;
    expect(item).toMatchObject({
      page: MAIN,
      step: 'check-credits',
      category: null,
      comment: 'Line one\nLine two',
    });
    const thanks = await fetch(server.url + location);
    expect(thanks.status).toBe(200);
    const html = await thanks.text();
    expect(html).toContain(`<a href="${MAIN}">Back to Plan and credit blocks</a>`);
    expect(html).toMatch(/<meta name="robots" content="noindex"/);
  });

  it('keeps what was typed also where the server fails', async () => {
    const rename = (from: string, to: string) =>
      changeDatabase(server.dbPath, (db) => db.exec(`alter table ${from} rename to ${to}`));
    rename('feedback_tally', 'elsewhere');
    const response = await submit({ page: MAIN, helpful: 'false', comment: 'Do not lose <this>' });
    rename('elsewhere', 'feedback_tally');
    expect(response.status).toBe(500);
    const html = await response.text();
    expect(html).toContain('something went wrong on our side. Send it again.');
    expect(html).toContain('Do not lose &lt;this&gt;</textarea>');
    expect(server.output()).not.toContain('Do not lose');
  });

  it('holds as many characters as the limit says in every script', async () => {
    const comment = '漢'.repeat(2000);
    const response = await submit({ page: MAIN, helpful: 'true', comment });
    expect(response.status).toBe(303);
    expect((await queue.list()).items[0]).toMatchObject({ comment });
  });

  it.each([
    [{ page: MAIN }, 400, 'feedback-helpful-problem', 'Choose Yes or No.'],
    [{ page: MAIN, helpful: 'no', about: 'step:nope' }, 400, 'feedback-about-problem', 'nope'],
    [{ page: MAIN, helpful: 'no', code: 'NOPE' }, 400, 'feedback-about-problem', 'NOPE'],
    [
      { page: MAIN, helpful: 'no', category: 'rude' },
      400,
      'feedback-category-problem',
      'Must be one of',
    ],
    [
      { page: MAIN, helpful: 'no', comment: 'y'.repeat(2001) },
      400,
      'feedback-comment-problem',
      'at most 2000',
    ],
    [
      { page: MAIN, helpful: 'no', comment: 'y'.repeat(17_000) },
      413,
      'feedback-comment-problem',
      'at most 2000',
    ],
    [{ page: '/nope/', helpful: 'no' }, 400, 'feedback-form-problem', '/nope/'],
  ])('answers %.60j with a page that keeps the text', async (fields, status, place, message) => {
    const before = await queue.count();
    const typed = { comment: 'Kept & <b>safe</b>', ...fields };
    const response = await submit(typed);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const html = await response.text();
    const problem = new RegExp(`id="${place}"[^>]*>([^<]*)<`).exec(html)?.[1];
    expect(problem).toContain(message);
    expect(readTextarea(html)).toBe(typed.comment);
    expect(html).toContain(`<input type="hidden" name="page" value="${typed.page}"`);
    expect(html).not.toContain('<b>safe</b>');
    expect(await queue.count()).toBe(before);
  });

  it('can be sent again from that page', async () => {
    const submission_id = randomUUID();
    const fields = { page: MAIN, comment: 'second try', category: 'wrong', submission_id };
    const html = await (await submit(fields)).text();
    const again = {
      submission_id: /name="submission_id" value="([^"]*)"/.exec(html)?.[1] ?? '',
      page: /name="page" value="([^"]*)"/.exec(html)?.[1] ?? '',
      category: /"feedback-category".*?<option value="(\w+)" selected/s.exec(html)?.[1] ?? '',
      comment: readTextarea(html),
      helpful: 'true',
    };
    expect((await submit(again)).status).toBe(303);
    expect((await queue.list()).items[0]).toMatchObject({
      submission_id,
      comment: 'second try',
      category: 'wrong',
      helpful: true,
    });
  });

  it('tells of an id that was used for another text, and offers the text without it', async () => {
    const submission_id = randomUUID();
    const fields = { page: MAIN, helpful: 'true', submission_id };
    expect((await submit({ ...fields, comment: 'one' })).status).toBe(303);
    const response = await submit({ ...fields, comment: 'two' });
    expect(response.status).toBe(409);
    const html = await response.text();
    expect(readTextarea(html)).toBe('two');
    expect(html).not.toContain(submission_id);
  });

  it('refuses another site and far too much, with pages of their own', async () => {
    const fields = { page: MAIN, helpful: 'true' };
    expect((await submit(fields, { Origin: 'https://evil.test' })).status).toBe(403);
    const huge = await submit({ ...fields, comment: 'z'.repeat(60_000) });
    expect(huge.status).toBe(413);
    expect(huge.headers.get('content-type')).toMatch(/^text\/html/);
  });
});

it('has nothing to show at the address of the refused form', async () => {
  const response = await fetch(`${server.url}/feedback/not-sent`, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
});

it('thanks for a page that it does not know without echoing it', async () => {
  const html = await (await fetch(`${server.url}/feedback/thanks?page=/%3Cb%3Enope`)).text();
  expect(html).toContain('Thank you');
  expect(html).not.toContain('nope');
});

function readTextarea(html: string): string {
  const text = /<textarea[^>]*>([^<]*)<\/textarea>/.exec(html)?.[1] ?? '';
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/&(amp|#38);/g, '&');
}
