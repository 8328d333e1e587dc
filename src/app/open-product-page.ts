import { chooseMembership } from '#src/accounts/choose-membership.ts';
import { describeTarget } from '#src/accounts/describe-target.ts';
import { readReadiness } from '#src/accounts/read-readiness.ts';
import type { Membership, TargetRef } from '#src/accounts/account-source.ts';
import { parseReadinessQuery } from '#src/contracts/readiness-query.ts';
import type { AccountState } from '#src/readiness/account-state.ts';
import type { ReadinessReport } from '#src/readiness/report.ts';
import type { Action } from '#src/registry/names.ts';
import type { ReaderContext } from '#src/registry/paths.ts';
import type { Reader } from '#src/server/reader.ts';
import { productRedirect } from './product-redirect.ts';
import type { Services } from './services.ts';

/** What brought the reader to a page of the product; parts that cannot be used are left out. */
export interface ProductContext {
  code?: string | undefined;
  action?: Action | undefined;
  target?: TargetRef | undefined;
}

/** A page of the product, for one of the reader's accounts. */
export interface ProductPage {
  kind: 'account';
  reader: Reader;
  memberships: Membership[];
  membership: Membership;
  state: AccountState;
  context: ProductContext;
  /** What holds for the action and target that brought the reader; null without both. */
  report: ReadinessReport | null;
  /** Set where the target belongs to another of the reader's accounts: that one would have to pay. */
  owner: Membership | null;
}

/** A page that has no account to show. */
export interface NoProductPage {
  kind: 'no_account' | 'choose' | 'not_found';
  reader: Reader;
  memberships: Membership[];
  context: ProductContext;
}

/** The context as links and queries carry it. */
export function toReaderContext({ code, action, target }: ProductContext): ReaderContext {
  return { code, action, target: target && `${target.kind}/${target.id}` };
}

/** What a page of the product is opened with. */
export interface PageRequest {
  locals: { services: Services; reader: Reader | null };
  url: URL;
  method: string;
}

/**
 * What every page of the sandbox's product starts with: to the real product
 * where there is one, to sign-in where nobody is signed in, else the account
 * that the query means. A foreign account or target and none look the same.
 */
export async function openProductPage(
  { locals: { services, reader }, url, method }: PageRequest,
  at?: TargetRef,
): Promise<Response | ProductPage | NoProductPage> {
  const elsewhere = productRedirect(services.env, url);
  if (elsewhere) return elsewhere;
  if (!reader) return toSignIn(url, method);
  const source = services.accounts;
  const memberships = await source.listMemberships(reader);
  const context = readContext(url.searchParams, at);
  const without = (kind: NoProductPage['kind']) => ({ kind, reader, memberships, context });
  const target = context.target ? await describeTarget(source, memberships, context.target) : null;
  if (target && target.owner_account_id === null) return without('not_found');
  if (memberships.length === 0) return without('no_account');
  const wanted = url.searchParams.get('account');
  const membership = chooseMembership(memberships, wanted, target);
  if (!membership) return without(wanted ? 'not_found' : 'choose');
  const state = await source.readState(membership.account_id);
  if (!state) return without('not_found');
  const isOwn = !target || target.owner_account_id === membership.account_id;
  const owner = isOwn
    ? null
    : (memberships.find((each) => each.account_id === target.owner_account_id) ?? null);
  const report = await readReport(services, reader, context, membership);
  return { kind: 'account', reader, memberships, membership, state, context, report, owner };
}

function toSignIn(url: URL, method: string): Response {
  const here = new URLSearchParams({ return: url.pathname + url.search });
  return new Response(null, {
    status: method === 'POST' ? 303 : 302,
    headers: { Location: `/sign-in?${here}` },
  });
}

function readContext(params: URLSearchParams, at: TargetRef | undefined): ProductContext {
  const asked = new URLSearchParams();
  for (const name of ['action', 'target'] as const) {
    const value = params.get(name);
    if (value) asked.set(name, value);
  }
  const parsed = parseReadinessQuery(asked);
  const { action, target } = parsed.ok ? parsed.value : {};
  return { code: params.get('code') ?? undefined, action, target: at ?? target };
}

async function readReport(
  services: Services,
  reader: Reader,
  { action, target }: ProductContext,
  { account_id }: Membership,
): Promise<ReadinessReport | null> {
  if (!action || !target) return null;
  const query = { action, target, account: account_id };
  const result = await readReadiness({
    source: services.accounts,
    reader,
    query,
    now: new Date(),
  });
  return result.ok ? result.report : null;
}
