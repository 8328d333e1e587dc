import type { Kysely } from 'kysely';
import type { Auth } from './auth.ts';
import type { Env, SiteOrigins } from './env.ts';
import { createKeyedLock } from './keyed-lock.ts';
import { readSignInWait, recordSignInFailure, signInKeys } from './sign-in-limits.ts';
import type { SignInLimitTables } from './sign-in-limits.ts';

interface SignInServices {
  auth: Auth;
  db: Kysely<SignInLimitTables>;
  env: Pick<Env, 'rate_limits'>;
  origins: SiteOrigins;
}

/** Attempts on one e-mail or from one network wait for each other: else many at once outrun the count. */
const takeTurns = createKeyedLock();

/**
 * Signs in through the auth library, whose answer (cookies included) comes
 * back as it is. Seconds to wait instead, after too many failures.
 */
export async function signIn(
  services: SignInServices,
  attempt: { fields: { email: string } & Record<string, unknown>; headers: Headers },
  address: string,
): Promise<{ limited: false; response: Response } | { limited: true; wait_seconds: number }> {
  const send = () => sendSignIn(services, attempt);
  if (!services.env.rate_limits) return { limited: false, response: await send() };
  const keys = signInKeys(attempt.fields.email, address);
  return await takeTurns(keys, async () => {
    const wait = await readSignInWait(services.db, keys, new Date());
    if (wait > 0) return { limited: true, wait_seconds: wait };
    const response = await send();
    if (response.status === 401) await recordSignInFailure(services.db, keys, new Date());
    return { limited: false, response };
  });
}

/** One attempt, not counted. */
export function sendSignIn(
  { auth, origins }: Pick<SignInServices, 'auth' | 'origins'>,
  { fields, headers }: { fields: Record<string, unknown>; headers: Headers },
): Promise<Response> {
  const sent = new Headers(headers);
  sent.set('content-type', 'application/json');
  sent.delete('content-length');
  return auth.handler(
    new Request(`${origins.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: sent,
      body: JSON.stringify(fields),
    }),
  );
}
