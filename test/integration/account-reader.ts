import { signIn } from '#test/support/sign-in.ts';

/** A signed-in person's session, as calls see it. */
export interface AccountReader {
  get: (path: string) => Promise<Response>;
  /** The answer's JSON, once its status is as expected. */
  read: (path: string, status?: number) => Promise<unknown>;
}

/** Signs in as one of the sandbox's people: `credit-balance-exhausted`, `finance`, … */
export async function signInReader(url: string, person: string): Promise<AccountReader> {
  const cookie = await signIn(url, `${person}@sandbox.test`);
  const get = (path: string) => fetch(`${url}${path}`, { headers: { cookie } });
  return {
    get,
    read: async (path, status = 200) => {
      const response = await get(path);
      if (response.status !== status) {
        throw new Error(`${path} gave ${response.status}: ${await response.text()}`);
      }
      return await response.json();
    },
  };
}

/** Everything that a stranger could compare two answers by. */
export async function describeAnswer(response: Response) {
  const headers = Object.fromEntries(response.headers);
  // The clock's, not the answer's.
  delete headers['date'];
  return { status: response.status, headers, body: await response.text() };
}
