import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ProblemSchema } from '#src/contracts/problem.ts';
import { MAX_BODY_BYTES } from '#src/server/read-body.ts';
import { readJsonBody } from '#src/server/read-json-body.ts';

const Schema = z.strictObject({ name: z.string(), count: z.int().optional() });

function read(body: BodyInit, type = 'application/json') {
  const request = new Request('http://site.test/', {
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
    duplex: 'half',
  } as RequestInit);
  return readJsonBody(request, Schema);
}

async function refusal(result: Awaited<ReturnType<typeof read>>) {
  if (result.ok) throw new Error('was taken');
  expect(result.response.headers.get('content-type')).toBe('application/problem+json');
  expect(result.response.headers.get('cache-control')).toBe('private, no-store');
  return ProblemSchema.parse(await result.response.json());
}

describe('readJsonBody', () => {
  it('gives the parsed value', async () => {
    expect(await read('{"name":"a"}')).toEqual({ ok: true, value: { name: 'a' } });
  });

  it('takes a content type with a charset, in any case', async () => {
    expect(await read('{"name":"a"}', 'Application/JSON; charset=utf-8')).toMatchObject({
      ok: true,
    });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json-patch+json'])(
    'refuses %s with 415',
    async (type) => {
      expect(await refusal(await read('{"name":"a"}', type))).toMatchObject({
        status: 415,
        code: 'UNSUPPORTED_MEDIA_TYPE',
      });
    },
  );

  it.each(['', '{', 'name=a'])('refuses the malformed body %j with 400', async (body) => {
    expect(await refusal(await read(body))).toMatchObject({ status: 400, code: 'INVALID_JSON' });
  });

  it('names each wrong field once', async () => {
    const problem = await refusal(await read('{"count":1.5,"extra":1}'));
    expect(problem).toMatchObject({ status: 400, code: 'INVALID_FIELDS' });
    expect(problem.errors?.map(({ field }) => field).sort()).toEqual(['count', 'extra', 'name']);
    const extra = problem.errors?.find(({ field }) => field === 'extra');
    expect(extra?.message).toBe('Is not known here. Leave it out.');
  });

  it('calls a body that is no object by its name', async () => {
    const problem = await refusal(await read('[]'));
    expect(problem.errors?.map(({ field }) => field)).toEqual(['body']);
  });

  it('takes a body of exactly the limit and refuses one byte more', async () => {
    const frame = '{"name":""}'.length;
    const body = (size: number) => `{"name":"${'a'.repeat(size - frame)}"}`;
    expect(await read(body(MAX_BODY_BYTES))).toMatchObject({ ok: true });
    expect(await refusal(await read(body(MAX_BODY_BYTES + 1)))).toMatchObject({ status: 413 });
  });

  it('stops reading a stream that says no length once it is too large', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    expect(await refusal(await read(endless))).toMatchObject({ status: 413 });
    expect(sent).toBeLessThan(MAX_BODY_BYTES + 4 * 1024);
  });
});
