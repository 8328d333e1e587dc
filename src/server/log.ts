import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Env } from './env.ts';

export type Log = Logger;

const EMAIL = /[\w.+-]+@[\w-]+\.[\w.-]+/g;

/** Error texts can quote input: e-mail addresses never reach the log. */
export function redactEmails(text: string): string {
  return text.replaceAll(EMAIL, '[e-mail]');
}

interface LoggedError {
  type: string;
  code?: unknown;
  message: string;
  stack: string;
}

/** An error as the log keeps it. */
export function toLoggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) {
    return { type: typeof error, message: redactEmails(String(error)), stack: '' };
  }
  return {
    type: error.name,
    ...('code' in error ? { code: error.code } : {}),
    message: redactEmails(error.message),
    stack: redactEmails(error.stack ?? ''),
  };
}

/** Structured log on stdout, one JSON object a line. */
export function createLog(env: Pick<Env, 'log_level'>): Log {
  return pino({
    level: env.log_level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: toLoggedError },
  });
}
