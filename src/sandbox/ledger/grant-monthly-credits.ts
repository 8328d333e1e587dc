import { BALANCE_FIELDS } from '#src/registry/names.ts';
import type { HeldAccount } from '../sandbox.ts';
import { appendEntry } from './append-entry.ts';

/** The credits that a plan includes for a month; they expire with it. */
export async function grantMonthlyCredits(
  held: HeldAccount,
  grant: { package_key: string | null; source: string; expires_at: string | null },
): Promise<void> {
  const plan = held.catalog.plans.find(({ key }) => key === grant.package_key);
  for (const balance of BALANCE_FIELDS) {
    const amount = plan?.monthly_credits[balance] ?? 0;
    if (amount === 0) continue;
    const { source, expires_at } = grant;
    await appendEntry(held, { balance, kind: 'grant', amount, source, expires_at });
  }
}
