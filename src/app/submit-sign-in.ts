import { PERSONAL_CACHE_CONTROL } from '#src/server/problem.ts';
import { readFormBody } from '#src/server/read-body.ts';
import { safeReturnPath } from '#src/server/return-path.ts';
import { signIn } from '#src/server/sign-in.ts';
import type { Services } from './services.ts';

/** What the page shows after a refused attempt. Nothing in it is the password. */
export interface RefusedSignIn {
  status: number;
  message: string;
  email: string;
  /** Where the reader wanted to go; null when they did not say. */
  return_to: string | null;
  /** Seconds, for `Retry-After`. */
  wait_seconds?: number;
}

/** The sign-in form: an answer to send, or what to show with the form. */
export async function submitSignIn(
  services: Services,
  request: Request,
  address: string,
): Promise<Response | RefusedSignIn> {
  const form = await readFormBody(request);
  if (!form.ok) return form.response;
  const { email = '', password = '' } = form.value;
  const entered = { email: email.trim(), return_to: form.value.return || null };
  if (!entered.email || !password) {
    return { ...entered, status: 400, message: 'Enter your e-mail address and your password.' };
  }
  const fields = { email: entered.email, password };
  const result = await signIn(services, { fields, headers: request.headers }, address);
  if (result.limited) {
    const { wait_seconds } = result;
    return { ...entered, status: 429, message: waitMessage(wait_seconds), wait_seconds };
  }
  if (!result.response.ok) return { ...entered, ...explainRefusal(result.response.status) };
  return goOn(result.response, safeReturnPath(entered.return_to));
}

function waitMessage(seconds: number): string {
  const unit = seconds === 1 ? 'second' : 'seconds';
  return `Too many failed sign-ins. Wait ${seconds} ${unit}, then try again.`;
}

function explainRefusal(status: number): { status: number; message: string } {
  if (status === 401) {
    const message = 'This e-mail address and password do not match. Check both and try again.';
    return { status, message };
  }
  if (status === 400) {
    return { status, message: 'That is not an e-mail address. Check it and try again.' };
  }
  return { status: 500, message: 'Signing in did not work. Try again in a moment.' };
}

function goOn(signedIn: Response, path: string): Response {
  const headers = new Headers({ Location: path, 'Cache-Control': PERSONAL_CACHE_CONTROL });
  for (const cookie of signedIn.headers.getSetCookie()) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}
