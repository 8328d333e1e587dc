import { SANDBOX_PASSWORD, SANDBOX_PEOPLE } from '#src/accounts/sandbox/people.ts';
import type { Services } from './services.ts';

/** Tells whoever started the server where to go and who can sign in. */
export function announceReady({ origins, env }: Services): void {
  process.stdout.write(`\nReasonbook is ready: ${origins.url}\n`);
  if (env.account_source === 'sandbox') process.stdout.write(`${describeSignIns(origins.url)}\n`);
}

function describeSignIns(url: string): string {
  const width = Math.max(...SANDBOX_PEOPLE.map(({ email }) => email.length));
  return [
    `Sign in at ${url}/sign-in with the password ${SANDBOX_PASSWORD}, as`,
    ...SANDBOX_PEOPLE.map(({ email, shows }) => `  ${email.padEnd(width)}  ${shows}`),
    '',
  ].join('\n');
}
