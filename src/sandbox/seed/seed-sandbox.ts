import { hashPassword } from 'better-auth/crypto';
import type { Kysely } from 'kysely';
import type { Auth } from '#src/server/auth.ts';
import { ensureUser } from '#src/server/ensure-user.ts';
import { toAccountColumns } from '../accounts/account-columns.ts';
import { buildSandboxAccounts, type SandboxAccount } from './seeded-accounts.ts';
import { SANDBOX_PASSWORD, SANDBOX_PEOPLE, type SandboxPerson } from './people.ts';
import type { AccountTables } from '../accounts/tables.ts';

interface SeedContext {
  db: Kysely<AccountTables>;
  auth: Auth;
  now: () => Date;
}

/** Adds the sandbox's accounts and people that are missing; changes none that are there. */
export async function seedSandbox({ db, auth, now }: SeedContext): Promise<void> {
  await addSandboxAccounts(db, now());
  const hashOnce = createPasswordHash();
  for (const person of SANDBOX_PEOPLE) {
    const userId = (await findUserId(auth, person)) ?? (await addUser(auth, person, hashOnce));
    await addMemberships(db, person, userId);
  }
}

/** The accounts alone, with their projects and targets: all of them or none. */
export async function addSandboxAccounts(db: Kysely<AccountTables>, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const account of buildSandboxAccounts(at)) await addAccount(trx, account, at);
  });
}

async function addAccount(trx: Kysely<AccountTables>, account: SandboxAccount, at: Date) {
  const { account_id, project_id, targets, values } = account;
  await trx
    .insertInto('sandbox_account')
    .values({ account_id, ...toAccountColumns(values), version: 1, changed_at: at.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto('sandbox_project')
    .values({ project_id, account_id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto('sandbox_target')
    .values(targets.map((target) => ({ ...target, account_id, project_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function addMemberships(
  db: Kysely<AccountTables>,
  { memberships }: SandboxPerson,
  user_id: string,
) {
  if (memberships.length === 0) return;
  await db
    .insertInto('sandbox_member')
    .values(memberships.map((membership) => ({ ...membership, user_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function findUserId(auth: Auth, { email }: SandboxPerson): Promise<string | undefined> {
  const { internalAdapter } = await auth.$context;
  return (await internalAdapter.findUserByEmail(email))?.user.id;
}

async function addUser(
  auth: Auth,
  { email, name, roles }: SandboxPerson,
  hashOnce: () => Promise<string>,
) {
  return await ensureUser(auth, { email, name, roles, password_hash: await hashOnce() });
}

/** Hashing is slow on purpose: one hash for all, and none when nobody is missing. */
function createPasswordHash(): () => Promise<string> {
  let hash: Promise<string> | undefined;
  return () => (hash ??= hashPassword(SANDBOX_PASSWORD));
}
