import type { ReadinessQuery } from '#src/contracts/readiness-query.ts';
import { evaluateReadiness } from '#src/readiness/evaluate-readiness.ts';
import type { ReadinessReport } from '#src/readiness/report.ts';
import { registry } from '#src/registry/registry.ts';
import type { AccountReader, AccountSource } from './account-source.ts';
import { chooseMembership } from './choose-membership.ts';
import { describeTarget } from './describe-target.ts';

interface ReadReadiness {
  source: AccountSource;
  reader: AccountReader;
  query: ReadinessQuery;
  now: Date;
}

export type ReadinessResult =
  { ok: true; report: ReadinessReport } | { ok: false; reason: 'account_not_found' };

/**
 * What the reader's account can do at a target. The account is the one that
 * the query names, else the target's owner, else the reader's only one; with
 * none of these the report says what to choose. `account_not_found`: the named
 * account is not one of the reader's, or does not exist; the two look the same.
 */
export async function readReadiness({
  source,
  reader,
  query,
  now,
}: ReadReadiness): Promise<ReadinessResult> {
  const memberships = await source.listMemberships(reader);
  const target = query.target ? await describeTarget(source, memberships, query.target) : null;
  const chosen = chooseMembership(memberships, query.account ?? null, target);
  if (query.account && !chosen) return { ok: false, reason: 'account_not_found' };
  const [catalog, account] = await Promise.all([
    source.readCatalog(),
    // A target that is not the reader's gets no value of any account, so none is read.
    chosen && target?.owner_account_id !== null ? source.readState(chosen.account_id) : null,
  ]);
  const request = { action: query.action ?? null, target, role: chosen?.role ?? null };
  return { ok: true, report: evaluateReadiness(registry, { account, catalog }, request, now) };
}
