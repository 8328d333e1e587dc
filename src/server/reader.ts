/** Roles of the site itself; roles in an account are memberships. */
export const USER_ROLES = ['docs_reviewer', 'support'] as const;
export type UserRole = (typeof USER_ROLES)[number];

/** The signed-in person of a request. */
export interface Reader {
  id: string;
  email: string;
  roles: UserRole[];
  session_id: string;
}

/** Keeps the roles that the site knows; anything else in the column gives nothing. */
export function toUserRoles(stored: unknown): UserRole[] {
  if (!Array.isArray(stored)) return [];
  return USER_ROLES.filter((role) => stored.includes(role));
}
