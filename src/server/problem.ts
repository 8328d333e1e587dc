import type { FieldError, Problem } from '#src/contracts/problem.ts';

/** Every refusal the site gives: its status, and a title that says what to do. */
const PROBLEMS = {
  INVALID_JSON: [400, 'The body is not valid JSON.'],
  INVALID_FIELDS: [400, 'Some fields are missing or not valid. See errors.'],
  NOT_SIGNED_IN: [401, 'Sign in first.'],
  BAD_SIGNATURE: [401, 'The signature does not fit this body, or is too old.'],
  ROLE_REQUIRED: [403, 'Your sign-in has no access here. Sign in as somebody with that role.'],
  FOREIGN_ORIGIN: [
    403,
    'This call came from another site. Send it from this site, at the address in SITE_URL.',
  ],
  NOT_FOUND: [404, 'There is nothing here for you.'],
  METHOD_NOT_ALLOWED: [405, 'This address does not take that method.'],
  SUBMISSION_ID_REUSED: [
    409,
    'This submission id was already used for another text. Send a new id.',
  ],
  IDEMPOTENCY_KEY_REUSED: [
    409,
    'This Idempotency-Key was already used for another run. Send a new one.',
  ],
  STALE_VERSION: [409, 'Somebody changed this in the meantime. Load it again.'],
  BODY_TOO_LARGE: [413, 'The body is larger than 16 KB. Send less.'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Send the body as application/json.'],
  TOO_MANY_FAILURES: [429, 'Too many failed sign-ins. Wait, then try again.'],
  TOO_MUCH_FEEDBACK: [
    429,
    'Much feedback came from here in a short time. Wait, then send it again.',
  ],
  INTERNAL: [500, 'Something went wrong on our side. Try again.'],
  ACCOUNTS_UNAVAILABLE: [503, 'Account data cannot be read now. Try again in a moment.'],
  NOT_READY: [503, 'The server is not ready yet. Try again in a moment.'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What a problem says, for answers that are pages. */
export function describeProblem(code: ProblemCode, errors?: FieldError[]): Problem {
  const [status, title] = PROBLEMS[code];
  const type = `urn:reasonbook:problem:${code.toLowerCase().replaceAll('_', '-')}`;
  return { type, title, status, code, ...(errors ? { errors } : {}) };
}

/** The one way to refuse a call: RFC 9457 JSON that no cache keeps. */
export function problem(
  code: ProblemCode,
  errors?: FieldError[],
  headers: Record<string, string> = {},
): Response {
  const body = describeProblem(code, errors);
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': PERSONAL_CACHE_CONTROL,
      ...headers,
    },
  });
}

/** For every personal answer and every refusal. */
export const PERSONAL_CACHE_CONTROL = 'private, no-store';
