import { z } from 'zod';
import {
  OpenCheckoutSchema,
  type AccountState,
  type OpenCheckout,
  type Project,
} from '#src/readiness/account-state.ts';
import {
  BILLING_STATES,
  ENTITLEMENT_STATUSES,
  PAYMENT_STATUSES,
  SUBSCRIPTION_STATUSES,
} from '#src/registry/field-values.ts';
import { BALANCE_FIELDS, type BalanceField } from '#src/registry/names.ts';
import type { SandboxAccountTable, SandboxProjectTable, Stored } from './tables.ts';

export type StoredAccount = Stored<SandboxAccountTable> & { account_id: string };
export type StoredProject = Stored<Omit<SandboxProjectTable, 'account_id'>>;

/** What `version` and `changed_at` say when what is stored cannot be read: nothing recent. */
const NO_VERSION = 0;
const LONG_AGO = new Date(0).toISOString();

/**
 * A stored account as a valid state, whatever the row holds. What is not
 * recognised becomes `unknown`, or null in a balance and in `package_key`; a
 * plan that the catalog does not have stays, and counts as unknown there.
 * `account_id` must not be empty. Never throws.
 */
export function parseAccountRow(
  row: StoredAccount,
  projects: readonly StoredProject[],
  asOf: Date,
): AccountState {
  const resets = parseResets(row.credits_reset_at);
  return {
    account_id: row.account_id,
    name: parseText(row.name) ?? row.account_id,
    package_key: parseText(row.package_key),
    selected_package_key: parseText(row.selected_package_key),
    package_entitlement_status: recognise(ENTITLEMENT_STATUSES, row.package_entitlement_status),
    billing_state: recognise(BILLING_STATES, row.billing_state),
    subscription_status: recognise(SUBSCRIPTION_STATUSES, row.subscription_status),
    ...parsePayment(row),
    ...parseBalances(row, resets),
    monitoring_entitlement_status: recognise(
      ENTITLEMENT_STATUSES,
      row.monitoring_entitlement_status,
    ),
    projects: projects.flatMap(parseProject),
    as_of: asOf.toISOString(),
    version: CountSchema.safeParse(row.version).data ?? NO_VERSION,
    changed_at: InstantSchema.safeParse(row.changed_at).data ?? LONG_AGO,
  };
}

const InstantSchema = z.iso.datetime();
const CountSchema = z.int().nonnegative();

function recognise<Value extends string>(
  values: readonly Value[],
  stored: unknown,
): Value | 'unknown' {
  return values.find((value) => value === stored) ?? 'unknown';
}

function parseText(stored: unknown): string | null {
  return typeof stored === 'string' && stored !== '' ? stored : null;
}

/** Payment and what the session buys must agree; where they do not, neither is known. */
function parsePayment(row: StoredAccount) {
  const status = recognise(PAYMENT_STATUSES, row.payment_status);
  const checkout_session_id = parseText(row.checkout_session_id);
  const checkout = parseOpenCheckout(row.open_checkout);
  const agrees =
    checkout !== 'malformed' &&
    sessionFits(status, checkout !== null) &&
    // An open session that has no id cannot be resumed.
    (status !== 'open' || checkout_session_id !== null);
  return {
    payment_status: agrees ? status : ('unknown' as const),
    checkout_session_id,
    open_checkout: checkout === 'malformed' ? null : checkout,
  };
}

/** Whether a session may hold an undelivered purchase, or none, at this status. */
function sessionFits(status: AccountState['payment_status'], undelivered: boolean): boolean {
  if (status === 'open' || status === 'processing') return undelivered;
  if (status === 'confirmed' || status === 'unknown') return true;
  return !undelivered;
}

function parseOpenCheckout(stored: unknown): OpenCheckout | null | 'malformed' {
  if (stored === null) return null;
  return OpenCheckoutSchema.safeParse(parseJson(stored)).data ?? 'malformed';
}

/** When each balance resets; undefined where that cannot be read. */
function parseResets(stored: unknown): Record<BalanceField, string | null | undefined> {
  const parsed = z.record(z.string(), z.unknown()).safeParse(parseJson(stored)).data ?? {};
  return byBalance((field) => InstantSchema.nullable().safeParse(parsed[field]).data);
}

/** A balance whose reset cannot be read is not known either: "never" would be a guess. */
function parseBalances(
  row: StoredAccount,
  resets: Record<BalanceField, string | null | undefined>,
) {
  const balances = byBalance((field) =>
    resets[field] === undefined ? null : (CountSchema.safeParse(row[field]).data ?? null),
  );
  return { ...balances, credits_reset_at: byBalance((field) => resets[field] ?? null) };
}

function byBalance<Value>(read: (field: BalanceField) => Value): Record<BalanceField, Value> {
  return Object.fromEntries(BALANCE_FIELDS.map((field) => [field, read(field)])) as Record<
    BalanceField,
    Value
  >;
}

function parseProject(row: StoredProject): Project[] {
  const project_id = parseText(row.project_id);
  if (project_id === null) return [];
  return [
    {
      project_id,
      ...entitlementOf(row, 'package_entitlement_status'),
      ...entitlementOf(row, 'monitoring_entitlement_status'),
    },
  ];
}

/** An entitlement that the project holds itself; nothing where it holds none. */
function entitlementOf<
  Field extends 'package_entitlement_status' | 'monitoring_entitlement_status',
>(row: StoredProject, field: Field): Pick<Project, Field> | undefined {
  if (row[field] === null) return undefined;
  return { [field]: recognise(ENTITLEMENT_STATUSES, row[field]) } as Pick<Project, Field>;
}

/** The value, or undefined where the text is not JSON. */
function parseJson(stored: unknown): unknown {
  if (typeof stored !== 'string') return undefined;
  try {
    return JSON.parse(stored);
  } catch {
    return undefined;
  }
}
