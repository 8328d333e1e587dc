import type { AccountState } from '#src/readiness/account-state.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import type { MemberRole, TargetKind } from '#src/registry/names.ts';

/** Who asks: sources know people by id or by e-mail. */
export interface AccountReader {
  id: string;
  email: string;
}

/** An account that a reader may see, and their role in it. */
export interface Membership {
  account_id: string;
  name: string;
  role: MemberRole;
}

/** A workflow's target, such as `fix-tasks/fix_ready`. */
export interface TargetRef {
  kind: TargetKind;
  id: string;
}

/** Who owns a target, and the project that it belongs to. */
export interface OwnedTarget extends TargetRef {
  account_id: string;
  project_id: string | null;
}

/**
 * Everything the site asks about accounts. Other sources (a company's billing
 * API, Stripe) implement the same port. A source never guesses: what it does
 * not recognise becomes `unknown`, what does not exist becomes null.
 * Whether a reader may see an account is decided by `listMemberships`; the
 * other calls do not check it.
 */
export interface AccountSource {
  /** The reader's accounts in a stable order; empty for a reader without one. */
  listMemberships(reader: AccountReader): Promise<Membership[]>;
  /** The account's state now; null if there is no such account. */
  readState(accountId: string): Promise<AccountState | null>;
  /** The targets of an account, for choosing one. */
  listTargets(accountId: string): Promise<OwnedTarget[]>;
  /** Who owns a target; null if it does not exist. */
  findTarget(target: TargetRef): Promise<OwnedTarget | null>;
  /** What can be bought, and what earlier plans include. */
  readCatalog(): Promise<Catalog>;
  /** Calls back with the new version after each change; returns how to stop. */
  watchChanges(accountId: string, onChange: (version: number) => void): () => void;
}
