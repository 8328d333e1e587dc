import { SANDBOX_PASSWORD } from '#src/sandbox/seed/people.ts';

/** Signs in through the API; returns the `Cookie` header of the new session. */
export async function signIn(
  url: string,
  email: string,
  password: string = SANDBOX_PASSWORD,
): Promise<string> {
  const response = await postSignIn(url, { email, password });
  if (!response.ok) throw new Error(`Signing in as ${email} gave ${response.status}`);
  return cookieHeader(response);
}

/** One attempt, whatever comes of it. */
export function postSignIn(
  url: string,
  body: { email: string; password: string },
): Promise<Response> {
  return fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** What a browser would send back after this answer. */
export function cookieHeader(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
