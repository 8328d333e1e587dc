import type { MemberRole } from '#src/registry/names.ts';

/** Owners and agencies may buy; everybody else sees, and asks them. */
export const mayBuy = (role: MemberRole | null): boolean => role === 'owner' || role === 'agency';
