import { randomUUID } from 'node:crypto';
import { signIn } from '#test/support/sign-in.ts';

/** The runs API, as somebody who is signed in calls it. */
export interface RunApi {
  /** One call: with a key of its own and as JSON, unless said otherwise. */
  post: (target: string, body: unknown, options?: RunOptions) => Promise<Response>;
}

interface RunOptions {
  /** Null: none. */
  key?: string | null;
  headers?: Record<string, string>;
  method?: string;
}

/** Signs in as one of the sandbox's people; null: as nobody. */
export async function openRunApi({ url }: { url: string }, person: string | null): Promise<RunApi> {
  const cookie = person && (await signIn(url, `${person}@sandbox.test`));
  return {
    post: (target, body, { key = randomUUID(), headers = {}, method = 'POST' } = {}) =>
      fetch(`${url}/api/${target}/runs`, {
        method,
        headers: {
          ...(cookie && { cookie }),
          ...(key !== null && { 'Idempotency-Key': key }),
          'Content-Type': 'application/json',
          ...headers,
        },
        ...(method !== 'GET' && {
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      }),
  };
}
