import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProblemSchema } from '#src/contracts/problem.ts';
import { RunSchema } from '#src/contracts/runs.ts';
import { assertBooks, readBooks } from '#test/support/crash/read-books.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { openRunApi, type RunApi } from './run-api.ts';

const TARGET = 'fix-tasks/fix_ready';
let server: TestServer;
let ready: RunApi;
beforeAll(async () => {
  server = await startTestServer();
  ready = await openRunApi(server, 'ready');
});
afterAll(() => server.stop());

/** Everything that a run would leave behind. */
const readTraces = () =>
  readBooks(server, (sqlite) => {
    assertBooks(sqlite);
    return {
      runs: sqlite.prepare('select count(*) from sandbox_run').pluck().get(),
      entries: sqlite.prepare('select count(*) from sandbox_ledger').pluck().get(),
    };
  });

async function readProblem(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  const problem = ProblemSchema.strict().parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}

describe('a run that readiness allows', () => {
  it('takes one credit and says what came of it', async () => {
    const before = await readBalance('remaining_fix_credits');
    const response = await ready.post(TARGET, { action: 'fix' });
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('idempotent-replayed')).toBeNull();
    expect(RunSchema.strict().parse(await response.json())).toMatchObject({
      account_id: 'acc_ready',
      target: TARGET,
      action: 'fix',
      status: 'succeeded',
      charged: { balance: 'remaining_fix_credits', credits: 1 },
    });
    expect(await readBalance('remaining_fix_credits')).toBe(before - 1);
  });

  it('takes none where the action needs none', async () => {
    const response = await ready.post('monitoring/prj_ready', { action: 'monitoring' });
    expect(response.status).toBe(201);
    expect(RunSchema.strict().parse(await response.json())).toMatchObject({ charged: null });
  });

  it('is one run for each key, and says that an answer is a repeat', async () => {
    const key = randomUUID();
    const first = await ready.post(TARGET, { action: 'ai' }, { key });
    const traces = readTraces();
    const second = await ready.post(TARGET, { action: 'ai' }, { key });
    expect(second.status).toBe(201);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(await second.json()).toEqual(await first.json());
    expect(readTraces()).toEqual(traces);
  });

  it('is another one for somebody else who uses the same key', async () => {
    const key = randomUUID();
    const agency = await openRunApi(server, 'agency');
    const calls = [ready, agency].map((api) => api.post(TARGET, { action: 'ai' }, { key }));
    const answers = await Promise.all(calls);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const ids = await Promise.all(answers.map(async (answer) => (await answer.json()).id));
    expect(new Set(ids).size).toBe(2);
  });

  it.each([
    ['another action', TARGET, 'fix'],
    ['another target', 'reports/rep_ready', 'ai'],
  ])('is refused for %s under its key', async (_, target, action) => {
    const key = randomUUID();
    expect((await ready.post(TARGET, { action: 'ai' }, { key })).status).toBe(201);
    const traces = readTraces();
    const response = await ready.post(target, { action }, { key });
    expect(await readProblem(response)).toMatchObject({
      status: 409,
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(readTraces()).toEqual(traces);
  });
});

async function readBalance(field: string): Promise<number> {
  const sql = `select ${field} from sandbox_account where account_id = 'acc_ready'`;
  return readBooks(server, (sqlite) => sqlite.prepare<[], number>(sql).pluck().get() as number);
}

describe('a call that is not complete', () => {
  type Options = Parameters<RunApi['post']>[2];
  const calls: [what: string, body: unknown, options: Options, problem: object][] = [
    ['no key', { action: 'fix' }, { key: null }, field('Idempotency-Key')],
    ['an empty key', { action: 'fix' }, { key: '' }, field('Idempotency-Key')],
    ['a key with a space', { action: 'fix' }, { key: 'a b' }, field('Idempotency-Key')],
    [
      'a key that is too long',
      { action: 'fix' },
      { key: 'k'.repeat(201) },
      field('Idempotency-Key'),
    ],
    ['no action', {}, {}, field('action')],
    ['an unknown action', { action: 'deploy' }, {}, field('action')],
    ['an action that does not run there', { action: 'scan' }, {}, field('action')],
    ['no object', '[]', {}, field('body')],
    ['no JSON', '{', {}, { status: 400, code: 'INVALID_JSON' }],
    [
      'another content type',
      'action=fix',
      { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
      { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' },
    ],
    ['too much', { action: 'fix', note: 'x'.repeat(17_000) }, {}, { status: 413 }],
    [
      'another site’s Origin',
      { action: 'fix' },
      { headers: { Origin: 'https://evil.test' } },
      { status: 403, code: 'FOREIGN_ORIGIN' },
    ],
  ];
  it.each(calls)('%s: refused, and nothing is started', async (_, body, options, problem) => {
    const traces = readTraces();
    expect(await readProblem(await ready.post(TARGET, body, options))).toMatchObject(problem);
    expect(readTraces()).toEqual(traces);
  });

  function field(name: string) {
    return { status: 400, code: 'INVALID_FIELDS', errors: [{ field: name }] };
  }

  it('signed out is a 401, whatever else is wrong with it', async () => {
    const nobody = await openRunApi(server, null);
    for (const target of [TARGET, 'fix-tasks/fix_nowhere']) {
      const response = await nobody.post(target, {}, { key: null });
      expect(await readProblem(response)).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
    }
  });

  it('at what is no target is a 404', async () => {
    for (const target of ['invoices/in_1', `projects/${'x'.repeat(65)}`]) {
      const response = await ready.post(target, { action: 'fix' });
      expect(await readProblem(response)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('by %s is a 405 that names POST', async (method) => {
    const traces = readTraces();
    const response = await ready.post(TARGET, { action: 'fix' }, { method });
    expect(response.headers.get('allow')).toBe('POST');
    expect(await readProblem(response)).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
    expect(readTraces()).toEqual(traces);
  });
});
