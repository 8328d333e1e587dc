import type { MemberRole } from '#src/registry/names.ts';

/** What a member's role is called. */
export const roleNames: Record<MemberRole, string> = {
  owner: 'Account owner',
  agency: 'Agency',
  finance_reviewer: 'Finance reviewer',
};
