import type { Selectable } from 'kysely';

/**
 * One row per account, one column per account field. Enumerations are plain
 * text and balances plain integers on purpose: whatever stands there is read
 * through `parseAccountRow`, which turns what it does not recognise into
 * `unknown`.
 */
export interface SandboxAccountTable {
  account_id: string;
  name: string;
  package_key: string | null;
  selected_package_key: string | null;
  package_entitlement_status: string;
  billing_state: string;
  subscription_status: string;
  payment_status: string;
  credit_balance: number | null;
  remaining_fix_credits: number | null;
  ai_credit_balance: number | null;
  monitoring_entitlement_status: string;
  checkout_session_id: string | null;
  /** JSON `{ intent, item }`; null when nothing is being bought. */
  open_checkout: string | null;
  /** JSON `{ [balance]: ISO time or null }`. */
  credits_reset_at: string;
  /** Grows by one at each change. */
  version: number;
  /** ISO 8601 UTC: when `version` last grew. */
  changed_at: string;
}

/** A project; an entitlement that is not null replaces the account's. */
export interface SandboxProjectTable {
  project_id: string;
  account_id: string;
  package_entitlement_status: string | null;
  monitoring_entitlement_status: string | null;
}

/** What an action runs at, such as `fix-tasks` `fix_ready`. */
export interface SandboxTargetTable {
  kind: string;
  id: string;
  account_id: string;
  project_id: string | null;
}

/** Who may see an account, and as what. */
export interface SandboxMemberTable {
  user_id: string;
  account_id: string;
  role: string;
}

export interface AccountTables {
  sandbox_account: SandboxAccountTable;
  sandbox_project: SandboxProjectTable;
  sandbox_target: SandboxTargetTable;
  sandbox_member: SandboxMemberTable;
}

export type SandboxAccountRow = Selectable<SandboxAccountTable>;

/** A row as a database may really hold it: the right columns, any value. */
export type Stored<Row> = { [Column in keyof Row]: unknown };
