import type { z } from 'zod';
import { AccountDetailSchema, AccountListSchema } from '#src/contracts/account.ts';
import { ReadinessReportSchema, type ReadinessReport } from '#src/readiness/report.ts';
import type { FailureCause } from './account-view.ts';
import { readinessPath, type ChosenContext } from './reader-context.ts';
import { reportNothingChosen } from './report-nothing-chosen.ts';

/** An answer of the API, or none (`status` 0: the network failed). */
export interface Answer {
  status: number;
  body: unknown;
  /** The server's clock in milliseconds; null where it did not say. */
  date: number | null;
}

/** Asks the site's own API. Never throws. */
export type Get = (path: string, signal: AbortSignal) => Promise<Answer>;

export type Reading<Data> =
  { ok: true; data: Data; date: number | null } | { ok: false; cause: FailureCause | 'signed_out' };

export const readAccountList = (get: Get, signal: AbortSignal) =>
  read(get, '/api/account', AccountListSchema, signal);

export const readAccountDetail = (get: Get, accountId: string, signal: AbortSignal) =>
  read(get, `/api/account/${encodeURIComponent(accountId)}`, AccountDetailSchema, signal);

/** Asks what holds for the choice; while nothing is chosen, no account has to be asked. */
export async function readReadiness(
  get: Get,
  context: ChosenContext,
  signal: AbortSignal,
): Promise<Reading<ReadinessReport>> {
  const { action, target, account } = context;
  if (!action && !target && !account) return { ok: true, data: reportNothingChosen(), date: null };
  return read(get, readinessPath(context), ReadinessReportSchema, signal);
}

async function read<Data>(
  get: Get,
  path: string,
  schema: z.ZodType<Data>,
  signal: AbortSignal,
): Promise<Reading<Data>> {
  const { status, body, date } = await get(path, signal);
  if (status !== 200) return { ok: false, cause: causeOf(status) };
  const parsed = schema.safeParse(body);
  return parsed.success
    ? { ok: true, data: parsed.data, date }
    : { ok: false, cause: 'unreadable' };
}

function causeOf(status: number): FailureCause | 'signed_out' {
  if (status === 0) return 'network';
  if (status === 401) return 'signed_out';
  if (status === 429) return 'limited';
  return status < 500 ? 'refused' : 'server';
}
