import { SANDBOX_PASSWORD, SANDBOX_PEOPLE } from '#src/sandbox/seed/people.ts';
import type { SandboxPerson } from '#src/sandbox/seed/people.ts';
import { MAIN_GUIDE, guidePath, withContext } from '#src/registry/paths.ts';
import type { Env } from '#src/server/env.ts';

/** One person of the sandbox, as the sign-in page offers them. */
export interface SandboxSignIn {
  email: string;
  password: string;
  name: string;
  shows: string;
  /** Where signing in as them leads. */
  return_to: string;
}

/** Who can be taken with one click; nobody outside the sandbox. */
export function listSandboxSignIns(
  env: Pick<Env, 'account_source'>,
  returnTo: string | null,
): SandboxSignIn[] {
  if (env.account_source !== 'sandbox') return [];
  return SANDBOX_PEOPLE.map((person) => ({
    email: person.email,
    password: SANDBOX_PASSWORD,
    name: person.name,
    shows: person.shows,
    return_to: returnTo ?? startOf(person),
  }));
}

/** The page that shows what this person is there for. */
function startOf({ context, roles }: SandboxPerson): string {
  if (roles.includes('docs_reviewer')) return '/review';
  if (roles.includes('support')) return '/support';
  if (!context) return guidePath(MAIN_GUIDE);
  const { code, action, target } = context;
  return withContext(guidePath(MAIN_GUIDE), { code: code ?? undefined, action, target });
}
