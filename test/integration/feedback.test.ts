import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBuildInfo } from '#src/app/read-build-info.ts';
import { ProblemSchema } from '#src/contracts/problem.ts';
import { readRun } from '#test/support/prepare-run.ts';
import { createDataDir, startTestServer, type TestServer } from '#test/support/test-server.ts';
import { openQueue, type Queue } from './review-queue.ts';

const MAIN = '/guides/plan-and-credit-blocks/';
let server: TestServer;
let queue: Queue;
beforeAll(async () => {
  server = await startTestServer();
  queue = await openQueue(server.url);
});
afterAll(() => server.stop());

const body = (changes: Record<string, unknown> = {}) => ({
  submission_id: randomUUID(),
  page: MAIN,
  helpful: false,
  ...changes,
});

function post(content: unknown, headers: Record<string, string> = {}, url = server.url) {
  return fetch(`${url}/api/feedback`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof content === 'string' ? content : JSON.stringify(content),
  });
}

async function readProblem(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  const problem = ProblemSchema.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}

describe('POST /api/feedback', () => {
  it('stores what was sent and answers with its id', async () => {
    const sent = body({
      step: 'check-credits',
      code: 'CREDIT_BALANCE_EXHAUSTED',
      category: 'unclear',
      comment: 'Which balance?\nThere are three.',
      excerpt: 'Credits come first.',
    });
    const response = await post(sent);
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const { id } = await response.json();
    expect(await queue.find(id)).toMatchObject({
      ...sent,
      id,
      status: 'new',
      version: 1,
      verdict: null,
      codes: [],
      labels: [],
      assignee: null,
      duplicate_of: null,
    });
  });

  it('takes a path without its last slash', async () => {
    const { id } = await (await post(body({ page: '/reasons/account-mismatch' }))).json();
    expect(await queue.find(id)).toMatchObject({ page: '/reasons/account-mismatch/' });
  });

  it('names the commit and the source line that the build knows', async () => {
    const build = readBuildInfo(readRun().distDir);
    const page = build?.sources[MAIN];
    const step = await (await post(body({ step: 'check-credits' }))).json();
    const whole = await (await post(body())).json();
    expect(page?.path).toBe('content/guides/plan-and-credit-blocks.mdx');
    expect(await queue.find(whole.id)).toMatchObject({
      commit: build?.commit,
      source: { path: page?.path, line: page?.line },
    });
    const anchor = page?.anchors['check-credits'];
    expect(anchor?.line).toBeGreaterThan(page?.line ?? Infinity);
    expect(await queue.find(step.id)).toMatchObject({ source: anchor });
  });

  it('answers a repeat with 200, the same id, and one row', async () => {
    const sent = body({ comment: 'again' });
    const first = await post(sent);
    const second = await post(sent);
    expect([first.status, second.status]).toEqual([201, 200]);
    const { id } = await first.json();
    expect(await second.json()).toEqual({ id });
    expect(await queue.countBySubmission(sent.submission_id)).toBe(1);
  });

  it('makes one row of twenty that arrive together', async () => {
    const sent = body({ comment: 'all at once' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(sent)));
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([...Array<number>(19).fill(200), 201]);
    const ids = await Promise.all(answers.map(async (answer) => (await answer.json()).id));
    expect(new Set(ids).size).toBe(1);
    expect(await queue.countBySubmission(sent.submission_id)).toBe(1);
  });

  it('refuses another text under the same id, and keeps the first', async () => {
    const sent = body({ comment: 'first' });
    const { id } = await (await post(sent)).json();
    const problem = await readProblem(await post({ ...sent, comment: 'second' }));
    expect(problem).toMatchObject({ status: 409, code: 'SUBMISSION_ID_REUSED' });
    expect(await queue.find(id)).toMatchObject({ comment: 'first' });
  });

  it.each([
    [body({ page: '/nope/' }), ['page']],
    [body({ page: undefined }), ['page']],
    [body({ step: 'nope' }), ['step']],
    [body({ page: '/guides/scan-credits/', step: 'check-credits' }), ['step']],
    [body({ code: 'NOPE' }), ['code']],
    [body({ helpful: 'yes' }), ['helpful']],
    [body({ category: 'rude' }), ['category']],
    [body({ comment: 'x'.repeat(2001) }), ['comment']],
    [body({ excerpt: 'x'.repeat(501) }), ['excerpt']],
    [body({ submission_id: '1' }), ['submission_id']],
    [
      body({ share_readiness: { action: 'nope', target: 'x' } }),
      expect.arrayContaining(['share_readiness.action', 'share_readiness.target']),
    ],
    [[], ['body']],
    ['null', ['body']],
  ])('refuses %j with 400, naming the field, and stores nothing', async (content, fields) => {
    const before = await queue.count();
    const problem = await readProblem(await post(content));
    expect(problem).toMatchObject({ status: 400, code: 'INVALID_FIELDS' });
    expect(problem.errors?.map((error) => error.field)).toEqual(fields);
    expect(await queue.count()).toBe(before);
  });

  it.each([
    ['{"helpful":', {}, 400, 'INVALID_JSON'],
    [JSON.stringify(body({ comment: 'x'.repeat(16 * 1024) })), {}, 413, 'BODY_TOO_LARGE'],
    [JSON.stringify(body()), { 'Content-Type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [JSON.stringify(body()), { Origin: 'https://evil.test' }, 403, 'FOREIGN_ORIGIN'],
    [JSON.stringify(body()), { 'Sec-Fetch-Site': 'cross-site' }, 403, 'FOREIGN_ORIGIN'],
  ])('refuses %.20s %j with %i', async (content, headers, status, code) => {
    const before = await queue.count();
    expect(await readProblem(await post(content, headers))).toMatchObject({ status, code });
    expect(await queue.count()).toBe(before);
  });

  it('takes no other method', async () => {
    const response = await fetch(`${server.url}/api/feedback`);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await readProblem(response)).toMatchObject({ status: 405 });
  });

  it('never logs what a reader wrote', async () => {
    await post(body({ comment: 'a-private-word', page: MAIN }));
    await post(body({ comment: 'a-private-word', page: '/nope/' }));
    await post(`{"comment":"a-private-word"`);
    expect(server.output()).toContain('/api/feedback');
    expect(server.output()).not.toContain('a-private-word');
  });
});

describe('a shared status', () => {
  const share_readiness = { action: 'fix', target: 'fix-tasks/fix_credit_balance_exhausted' };
  const submit = async (person: string | null, share: object = share_readiness) => {
    const headers = person ? { Cookie: await queue.signIn(person) } : {};
    const response = await post(
      body({ share_readiness: share }),
      headers as Record<string, string>,
    );
    expect(response.status).toBe(201);
    return await queue.find((await response.json()).id);
  };

  it('is the verdict and the codes that the server finds', async () => {
    expect(await submit('credit-balance-exhausted')).toMatchObject({
      verdict: 'blocked',
      codes: ['CREDIT_BALANCE_EXHAUSTED'],
    });
    expect(await submit('ready', { action: 'fix', target: 'fix-tasks/fix_ready' })).toMatchObject({
      verdict: 'ready',
      codes: [],
    });
  });

  it('is not read unless it is shared', async () => {
    const cookie = await queue.signIn('credit-balance-exhausted');
    const { id } = await (await post(body(), { Cookie: cookie })).json();
    expect(await queue.find(id)).toMatchObject({ verdict: null, codes: [] });
  });

  it.each([
    ['a stranger', null, share_readiness],
    ['somebody else', 'ready', share_readiness],
    ['an unknown target', 'ready', { action: 'fix', target: 'fix-tasks/fix_nowhere' }],
    ['a foreign account', 'ready', { ...share_readiness, account: 'acc_credit_balance_exhausted' }],
  ])('is none for %s, and no error', async (_, person, share) => {
    expect(await submit(person, share)).toMatchObject({ verdict: null, codes: [] });
  });
});

it('keeps what it acknowledged when the server starts again', async () => {
  const dataDir = createDataDir();
  const sent = body({ comment: 'still here' });
  const first = await startTestServer({ dataDir });
  const { id } = await (await post(sent, {}, first.url)).json();
  await first.terminate();
  const second = await startTestServer({ dataDir });
  try {
    expect(await (await openQueue(second.url)).find(id)).toMatchObject({ comment: 'still here' });
    const repeat = await post(sent, {}, second.url);
    expect([repeat.status, await repeat.json()]).toEqual([200, { id }]);
  } finally {
    await second.stop();
    rmSync(dataDir, { recursive: true });
  }
});
