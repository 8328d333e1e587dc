import type { ReadinessQuery } from '#src/contracts/readiness-query.ts';
import { evaluateReadiness } from '#src/readiness/evaluate-readiness.ts';
import type { ReadinessReport, RequestTarget } from '#src/readiness/report.ts';
import { registry } from '#src/registry/registry.ts';
import type { AccountReader, AccountSource, Membership, TargetRef } from './account-source.ts';

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

/** The target as far as this reader may know it. */
async function describeTarget(
  source: AccountSource,
  memberships: readonly Membership[],
  { kind, id }: TargetRef,
): Promise<RequestTarget> {
  const found = await source.findTarget({ kind, id });
  const isMine = memberships.some((each) => each.account_id === found?.account_id);
  return {
    route: `/${kind}/${id}`,
    owner_account_id: found && isMine ? found.account_id : null,
    project_id: found && isMine ? found.project_id : null,
  };
}

function chooseMembership(
  memberships: readonly Membership[],
  accountId: string | null,
  target: RequestTarget | null,
): Membership | null {
  const wanted = accountId ?? target?.owner_account_id ?? null;
  if (wanted !== null) return memberships.find((each) => each.account_id === wanted) ?? null;
  const [only, ...others] = memberships;
  return only && !target && others.length === 0 ? only : null;
}
