import { problem } from './problem.ts';
import { readBody } from './read-body.ts';
import { sendSignIn, signIn } from './sign-in.ts';

type SignInServices = Parameters<typeof signIn>[0];

interface AuthCall {
  request: Request;
  /** Below `/api/auth/`. */
  path: string;
  /** The caller's network address. */
  address: string;
}

/** Hands a call to the auth library, with our body limit and our limit of failed sign-ins. */
export async function answerAuthCall(services: SignInServices, call: AuthCall): Promise<Response> {
  const { request } = call;
  const path = call.path.split('/').filter(Boolean).join('/');
  const body = await readBody(request);
  if (!body.ok) return body.response;
  if (path === 'sign-in/email' && request.method === 'POST') {
    return await signInByCall(services, readFields(request, body.value), call);
  }
  // Built from the very path that was looked at, so that no other spelling slips past.
  const url = new URL(`${services.origins.url}/api/auth/${path}`);
  url.search = new URL(request.url).search;
  const { method, headers } = request;
  return await services.auth.handler(
    new Request(url, { method, headers, ...(body.value.length > 0 ? { body: body.value } : {}) }),
  );
}

async function signInByCall(
  services: SignInServices,
  fields: { email: string } | null,
  { request, address }: AuthCall,
): Promise<Response> {
  // What we cannot read is sent on empty: the library must not read it after all.
  if (!fields) return await sendSignIn(services, { fields: {}, headers: request.headers });
  const result = await signIn(services, { fields, headers: request.headers }, address);
  if (!result.limited) return result.response;
  return problem('TOO_MANY_FAILURES', undefined, { 'Retry-After': String(result.wait_seconds) });
}

/** The form or JSON of a sign-in; null where it is neither. */
function readFields(request: Request, body: Uint8Array): { email: string } | null {
  const text = new TextDecoder().decode(body);
  const type = request.headers.get('content-type') ?? '';
  const fields = type.startsWith('application/json') ? parseJson(text) : parseForm(type, text);
  return hasEmail(fields) ? fields : null;
}

function parseForm(type: string, text: string): unknown {
  if (!type.startsWith('application/x-www-form-urlencoded')) return null;
  return Object.fromEntries(new URLSearchParams(text));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function hasEmail(fields: unknown): fields is { email: string } {
  return (
    typeof fields === 'object' &&
    fields !== null &&
    'email' in fields &&
    typeof fields.email === 'string'
  );
}
