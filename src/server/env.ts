import { z } from 'zod';

const HttpOrigin = z
  .url({ protocol: /^https?$/, error: 'is not an http or https address', abort: true })
  .refine((value) => new URL(value).pathname === '/', 'has a path; only an origin is allowed')
  .transform((value) => new URL(value).origin);

const EnvSchema = z.object({
  HOST: z.string().min(1, 'is empty').default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is not a port number')
    .default(4321),
  SITE_URL: HttpOrigin.optional(),
  DATA_DIR: z.string().min(1, 'is empty').default('.data'),
  AUTH_SECRET: z.string().min(32, 'is shorter than 32 characters').optional(),
  ACCOUNT_SOURCE: z.enum(['sandbox'], 'is not an account source').default('sandbox'),
  PRODUCT_URL: HttpOrigin.optional(),
  REPO_URL: z.url({ protocol: /^https?$/, error: 'is not an http or https address' }).optional(),
  RATE_LIMITS: z.enum(['on', 'off'], 'is neither on nor off').default('on'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'is not a log level')
    .default('info'),
});
type EnvName = keyof typeof EnvSchema.shape;

const REMEDIES: Record<EnvName, string> = {
  HOST: 'Set the address to listen on, such as 127.0.0.1 or 0.0.0.0.',
  PORT: 'Set a number from 0 to 65535; 0 takes any free port.',
  SITE_URL: "Set the site's origin, such as https://help.example.com, or leave it unset.",
  DATA_DIR: 'Set a folder that the server may write to, or leave it unset for .data.',
  AUTH_SECRET:
    'Set at least 32 random characters (openssl rand -base64 32), or leave it unset for the sandbox.',
  ACCOUNT_SOURCE: 'Set sandbox, or leave it unset.',
  PRODUCT_URL:
    "Set your product's origin, such as https://app.example.com, or leave it unset for the sandbox's pages.",
  REPO_URL: "Set the repository's address, such as https://github.com/you/help.",
  RATE_LIMITS: 'Set on or off.',
  LOG_LEVEL: 'Set one of fatal, error, warn, info, debug, trace, silent.',
};

/** The validated environment. `site_url` null: whatever port it listens on, at localhost. */
export interface Env {
  host: string;
  /** 0 = any free port. */
  port: number;
  site_url: string | null;
  data_dir: string;
  /** Null: generated into `data_dir`, for the sandbox only. */
  auth_secret: string | null;
  account_source: 'sandbox';
  /** Where `/billing`, `/projects/…` live; null for the sandbox's own pages. */
  product_url: string | null;
  repo_url: string;
  rate_limits: boolean;
  log_level: z.output<typeof EnvSchema>['LOG_LEVEL'];
}

export interface EnvProblem {
  variable: string;
  cause: string;
  remedy: string;
}

export type EnvResult = { ok: true; env: Env } | { ok: false; problems: EnvProblem[] };

/** Reads the environment. An empty variable counts as unset. */
export function readEnv(
  vars: Record<string, string | undefined>,
  defaults: { repo_url: string },
): EnvResult {
  const given = Object.fromEntries(Object.entries(vars).filter(([, value]) => value !== ''));
  const parsed = EnvSchema.safeParse(given);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map(toEnvProblem) };
  }
  const values = parsed.data;
  return {
    ok: true,
    env: {
      host: values.HOST,
      port: values.PORT,
      site_url: values.SITE_URL ?? null,
      data_dir: values.DATA_DIR,
      auth_secret: values.AUTH_SECRET ?? null,
      account_source: values.ACCOUNT_SOURCE,
      product_url: values.PRODUCT_URL ?? null,
      repo_url: values.REPO_URL ?? defaults.repo_url,
      rate_limits: values.RATE_LIMITS === 'on',
      log_level: values.LOG_LEVEL,
    },
  };
}

function toEnvProblem(issue: z.core.$ZodIssue): EnvProblem {
  const variable = String(issue.path[0]);
  return { variable, cause: issue.message, remedy: REMEDIES[variable as EnvName] };
}

/** One line a problem, fit for a terminal. The value is left out: it may be a secret. */
export function describeEnvProblems(problems: EnvProblem[]): string {
  return problems.map((p) => `${p.variable} ${p.cause}. ${p.remedy}`).join('\n');
}

/** Where the site is, and which origins may send state-changing calls. */
export interface SiteOrigins {
  url: string;
  trusted: string[];
}

/** Without `SITE_URL` both spellings of this machine are the site. */
export function siteOrigins(env: Pick<Env, 'site_url'>, port: number): SiteOrigins {
  if (env.site_url) return { url: env.site_url, trusted: [env.site_url] };
  const url = `http://localhost:${port}`;
  return { url, trusted: [url, `http://127.0.0.1:${port}`] };
}
