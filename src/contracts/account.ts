import { z } from 'zod';
import { AccountStateSchema, ProjectSchema } from '#src/readiness/account-state.ts';
import { PlanSchema } from '#src/registry/catalog-schema.ts';
import { ACTIONS, MEMBER_ROLES } from '#src/registry/names.ts';

/** An account that the reader may see, and their role in it. */
export const AccountMembershipSchema = z.object({
  account_id: z.string(),
  name: z.string(),
  role: z.enum(MEMBER_ROLES),
});
export type AccountMembership = z.infer<typeof AccountMembershipSchema>;

/**
 * Answer of `GET /api/account`: who is signed in, and their accounts in a
 * stable order. 401 signed out. Somebody without an account has `[]`.
 */
export const AccountListSchema = z.object({
  user: z.object({
    id: z.string(),
    email: z.string(),
    /** Roles of the site; roles in an account are with the account. */
    roles: z.array(z.enum(['docs_reviewer', 'support'])),
  }),
  accounts: z.array(AccountMembershipSchema),
});
export type AccountList = z.infer<typeof AccountListSchema>;

/** Something that work runs at, and the actions that run there. */
export const TargetChoiceSchema = z.object({
  /** As `GET /api/readiness` takes it, such as `fix-tasks/fix_ready`. */
  target: z.string(),
  actions: z.array(z.enum(ACTIONS)),
});
export type TargetChoice = z.infer<typeof TargetChoiceSchema>;

/**
 * Answer of `GET /api/account/<account_id>`: the twelve fields and what belongs
 * to them. Balances are credits; null in a balance and in `package_key` means
 * unknown. Times are ISO 8601 in UTC. 401 signed out; 404 for an account that
 * is not one of the reader's, whether it exists or not.
 */
export const AccountDetailSchema = AccountStateSchema.extend({
  /** The catalog's entry for `package_key`; null where it has none. */
  plan: PlanSchema.nullable(),
  /** Each project with the targets that can be chosen; a target outside projects is reached by link only. */
  projects: z.array(ProjectSchema.extend({ targets: z.array(TargetChoiceSchema) })),
});
export type AccountDetail = z.infer<typeof AccountDetailSchema>;
