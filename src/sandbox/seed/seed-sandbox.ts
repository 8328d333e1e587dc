import { hashPassword } from 'better-auth/crypto';
import type { Kysely } from 'kysely';
import type { PricedCatalog } from '#src/registry/catalog-schema.ts';
import type { Auth } from '#src/server/auth.ts';
import { ensureUser } from '#src/server/ensure-user.ts';
import { toAccountColumns } from '../accounts/account-columns.ts';
import type { AccountTables } from '../accounts/tables.ts';
import { deriveAccountValues } from '../billing/derive-account-values.ts';
import { readRecords } from '../billing/read-records.ts';
import type { HeldAccount } from '../sandbox.ts';
import type { SandboxTables } from '../tables.ts';
import { SANDBOX_PASSWORD, SANDBOX_PEOPLE, type SandboxPerson } from './people.ts';
import { seedProvider } from './seed-provider.ts';
import { seedRecords } from './seed-records.ts';
import { listSandboxAccounts, type SandboxAccount } from './seeded-accounts.ts';

interface SeedContext {
  db: Kysely<SandboxTables>;
  auth: Auth;
  catalog: PricedCatalog;
  now: () => Date;
}

/** Adds the sandbox's accounts and people that are missing; changes none that are there. */
export async function seedSandbox({ db, auth, catalog, now }: SeedContext): Promise<void> {
  await addSandboxAccounts(db, catalog, now());
  const hashOnce = createPasswordHash();
  for (const person of SANDBOX_PEOPLE) {
    const userId = (await findUserId(auth, person)) ?? (await addUser(auth, person, hashOnce));
    await addMemberships(db, person, userId);
  }
}

/** The accounts alone, with their records, projects and targets: all of them or none. */
export async function addSandboxAccounts(
  db: Kysely<SandboxTables>,
  catalog: PricedCatalog,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  await db.transaction().execute(async (trx) => {
    const everything: Kysely<SandboxTables> = trx;
    for (const account of listSandboxAccounts()) {
      const held = { trx, account_id: account.account_id, catalog, at };
      await addAccount(held, account);
      await seedProvider(everything, catalog, account, at);
    }
  });
}

async function addAccount(held: HeldAccount, account: SandboxAccount) {
  const { trx, at, catalog } = held;
  const { account_id, project_id, targets, scene } = account;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('sandbox_account')
    .values({ ...EMPTY_ACCOUNT, account_id, name: scene.name, version: 1, changed_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 1n) {
    await seedRecords(held, scene);
    const values = deriveAccountValues(await readRecords(trx, account_id), catalog);
    await trx
      .updateTable('sandbox_account')
      .set(toAccountColumns(values))
      .where('account_id', '=', account_id)
      .execute();
  }
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

/** Until its records are there, nothing of an account is known. */
const EMPTY_ACCOUNT = {
  package_entitlement_status: 'unknown',
  billing_state: 'unknown',
  subscription_status: 'unknown',
  payment_status: 'unknown',
  monitoring_entitlement_status: 'unknown',
  credits_reset_at: '{}',
};

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
