import { z } from 'zod';
import { RETENTION_DEFAULTS, type RetentionSettings } from '#src/contracts/retention.ts';

const HttpOrigin = z
  .url({ protocol: /^https?$/, error: 'is not an http or https address', abort: true })
  .refine((value) => new URL(value).pathname === '/', 'has a path; only an origin is allowed')
  .transform((value) => new URL(value).origin);

/** Plain http stays on this machine. */
const WebhookUrl = z
  .url({ protocol: /^https?$/, error: 'is not an https address', abort: true })
  .refine(
    (value) => /^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/.test(new URL(value).href),
    'is not an https address, nor http at localhost',
  )
  .refine((value) => !new URL(value).username, 'has a user name in it, which no request can carry');

/** As Standard Webhooks writes them: 24 bytes or more in base64. */
const WebhookSecret = z
  .string()
  .regex(/^whsec_(?=.{32,})(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/, 'is not a webhook secret');

const Days = z
  .string()
  .regex(/^(off|\d{1,5})$/, 'is not a number of days')
  .transform((value) => (value === 'off' || Number(value) === 0 ? null : Number(value)));

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
  REVIEW_WEBHOOK_URL: WebhookUrl.optional(),
  REVIEW_WEBHOOK_SECRET: WebhookSecret.optional(),
  FEEDBACK_ANONYMISE_AFTER_DAYS: Days.default(RETENTION_DEFAULTS.anonymise_after_days),
  FEEDBACK_DELETE_AFTER_DAYS: Days.default(RETENTION_DEFAULTS.delete_after_days),
});
type EnvValues = z.output<typeof EnvSchema>;
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
  REVIEW_WEBHOOK_URL:
    'Set the https address that takes the webhooks (http only at localhost), or leave it unset to send none.',
  REVIEW_WEBHOOK_SECRET:
    'Set whsec_ and 24 to 64 random bytes in base64 (echo "whsec_$(openssl rand -base64 32)").',
  FEEDBACK_ANONYMISE_AFTER_DAYS: 'Set a number of days, or off to keep the words for ever.',
  FEEDBACK_DELETE_AFTER_DAYS:
    'Set a larger number of days than FEEDBACK_ANONYMISE_AFTER_DAYS, or off to delete nothing.',
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
  log_level: EnvValues['LOG_LEVEL'];
  /** Who is told of new, changed and removed feedback; null: nobody. */
  review_webhook: { url: string; secret: string } | null;
  retention: RetentionSettings;
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
  const problems = findContradictions(values);
  if (problems.length > 0) return { ok: false, problems };
  const { REVIEW_WEBHOOK_URL: url, REVIEW_WEBHOOK_SECRET: secret } = values;
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
      review_webhook: url && secret ? { url, secret } : null,
      retention: {
        anonymise_after_days: values.FEEDBACK_ANONYMISE_AFTER_DAYS,
        delete_after_days: values.FEEDBACK_DELETE_AFTER_DAYS,
      },
    },
  };
}

/** Variables that are right by themselves, but not together. */
function findContradictions(values: EnvValues): EnvProblem[] {
  const { FEEDBACK_ANONYMISE_AFTER_DAYS: words, FEEDBACK_DELETE_AFTER_DAYS: all } = values;
  const problems: EnvProblem[] = [];
  if (values.REVIEW_WEBHOOK_URL && !values.REVIEW_WEBHOOK_SECRET) {
    problems.push(nameProblem('REVIEW_WEBHOOK_SECRET', 'is missing beside REVIEW_WEBHOOK_URL'));
  }
  if (words !== null && all !== null && all <= words) {
    const cause = 'is not more than FEEDBACK_ANONYMISE_AFTER_DAYS';
    problems.push(nameProblem('FEEDBACK_DELETE_AFTER_DAYS', cause));
  }
  return problems;
}

const nameProblem = (variable: EnvName, cause: string): EnvProblem => ({
  variable,
  cause,
  remedy: REMEDIES[variable],
});

const toEnvProblem = (issue: z.core.$ZodIssue): EnvProblem =>
  nameProblem(String(issue.path[0]) as EnvName, issue.message);

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
