import { roleNames } from '#src/contracts/role-names.ts';
import { listWithOr } from '#src/contracts/list-words.ts';
import { MEMBER_ROLES, type MemberRole } from '#src/registry/names.ts';

/** Who takes the next step, by role, for support. */
export function describeWho(whoCanAct: readonly MemberRole[]): string {
  if (whoCanAct.length === 0) return 'Nobody: there is nothing to buy and nothing to wait for.';
  const others = MEMBER_ROLES.filter((role) => !whoCanAct.includes(role));
  const acting = capital(list(whoCanAct));
  if (others.length === 0) return `${acting}: each can take the next step.`;
  return `${acting}. ${capital(list(others))}: can look and wait.`;
}

const list = (roles: readonly MemberRole[]) =>
  listWithOr(roles.map((role) => roleNames[role].toLowerCase()));

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
