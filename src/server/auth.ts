import { betterAuth } from 'better-auth';
import type { BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import type { Kysely } from 'kysely';
import type { SiteOrigins } from './env.ts';
import { redactEmails } from './log.ts';
import type { Log } from './log.ts';

const DAY_SECONDS = 24 * 60 * 60;

/** A sign-in lasts this long, whatever the reader does meanwhile. */
export const SESSION_SECONDS = 7 * DAY_SECONDS;

export interface AuthParts {
  // The library brings its own tables, which no feature may rely on.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  db: Kysely<any>;
  secret: string;
  origins: SiteOrigins;
  log: Log;
  /** However it ended: signed out, revoked or found to have run out. */
  onSessionEnd?: (sessionId: string) => void;
}

/**
 * Sessions, passwords and user roles. What the library would guard itself is
 * off where one check of ours covers every endpoint: origins (origin check in
 * the middleware) and sign-in limits (only failures count).
 */
function authOptions({ db, secret, origins, log, onSessionEnd }: AuthParts) {
  return {
    appName: 'Reasonbook',
    baseURL: origins.url,
    trustedOrigins: origins.trusted,
    secret,
    database: { db, type: 'sqlite', transaction: true },
    emailAndPassword: { enabled: true, disableSignUp: true },
    user: {
      modelName: 'auth_users',
      additionalFields: {
        roles: { type: 'string[]', required: true, defaultValue: [], input: false },
      },
    },
    session: {
      modelName: 'auth_sessions',
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      // A revoked session must end at once: never trust a cookie's copy.
      cookieCache: { enabled: false },
    },
    databaseHooks: {
      session: { delete: { after: async ({ id }) => onSessionEnd?.(id) } },
    },
    account: { modelName: 'auth_credentials' },
    verification: { modelName: 'auth_verifications' },
    rateLimit: { enabled: false },
    // People and passwords are managed where the accounts are.
    disabledPaths: [
      '/sign-up/email',
      '/sign-in/social',
      '/update-user',
      '/change-email',
      '/change-password',
      '/set-password',
      '/verify-password',
      '/delete-user',
      '/delete-user/callback',
      '/request-password-reset',
      '/reset-password',
      '/send-verification-email',
      '/link-social',
      '/unlink-account',
      '/update-session',
    ],
    advanced: {
      cookiePrefix: 'reasonbook',
      useSecureCookies: origins.url.startsWith('https:'),
      disableCSRFCheck: true,
      ipAddress: { disableIpTracking: true },
    },
    logger: {
      level: 'error',
      log: (level, message, ...details) => {
        if (level !== 'error') return;
        // The library answers with an error of its own; this is the one behind it.
        const err = details.find((detail) => detail instanceof Error);
        log.error({ part: 'auth', err }, redactEmails(message));
      },
    },
  } satisfies BetterAuthOptions;
}

export function createAuth(parts: AuthParts) {
  return betterAuth(authOptions(parts));
}
export type Auth = ReturnType<typeof createAuth>;

/** Creates or extends the library's own tables. */
export async function migrateAuth(auth: Auth): Promise<void> {
  const { runMigrations } = await getMigrations(auth.options);
  await runMigrations();
}
