import type { Auth } from './auth.ts';
import { toUserRoles, type UserRole } from './reader.ts';

/** Whether somebody with that e-mail address exists and has the role. */
export async function hasRole(auth: Auth, email: string, role: UserRole): Promise<boolean> {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(email);
  return found !== null && toUserRoles((found.user as { roles?: unknown }).roles).includes(role);
}
