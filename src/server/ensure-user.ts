import type { Auth } from './auth.ts';
import type { UserRole } from './reader.ts';

export interface NewUser {
  email: string;
  name: string;
  roles: readonly UserRole[];
  /** Made once with `hashPassword` of better-auth/crypto and shared by all: hashing is slow on purpose. */
  password_hash: string;
}

/** Creates the user with that e-mail unless they exist; returns their id. */
export async function ensureUser(auth: Auth, user: NewUser): Promise<string> {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(user.email);
  if (found) return found.user.id;
  const created = await internalAdapter.createUser(
    { email: user.email, name: user.name, emailVerified: true, roles: [...user.roles] },
    { method: 'admin' },
  );
  await internalAdapter.linkAccount({
    userId: created.id,
    providerId: 'credential',
    accountId: created.id,
    password: user.password_hash,
  });
  return created.id;
}
