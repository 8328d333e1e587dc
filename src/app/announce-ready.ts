import { SANDBOX_PASSWORD, SANDBOX_PEOPLE } from '#src/sandbox/seed/people.ts';
import type { Services } from './services.ts';

/** Tells whoever started the server where to go and who can sign in. */
export function announceReady({ origins, env }: Services, port: number): void {
  // Behind a proxy the site's address does not say where this process is.
  const behind = env.site_url ? ` (listening on http://${env.host}:${port})` : '';
  const signIns = env.account_source === 'sandbox' ? `${describeSignIns(origins.url)}\n` : '';
  // In one piece: whoever waits for the first line may read the rest at once.
  process.stdout.write(`\nReasonbook is ready: ${origins.url}${behind}\n${signIns}`);
}

function describeSignIns(url: string): string {
  const width = Math.max(...SANDBOX_PEOPLE.map(({ email }) => email.length));
  return [
    `Sign in at ${url}/sign-in with the password ${SANDBOX_PASSWORD}, as`,
    ...SANDBOX_PEOPLE.map(({ email, shows }) => `  ${email.padEnd(width)}  ${shows}`),
    '',
  ].join('\n');
}
