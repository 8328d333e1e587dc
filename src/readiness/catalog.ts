import { z } from 'zod';
import { ACTIONS, BALANCE_FIELDS } from '#src/registry/names.ts';

/** A plan: what it includes, and whether it can still be bought. */
export const PlanSchema = z.object({
  /** What `package_key` and `selected_package_key` hold. */
  key: z.string().min(1),
  name: z.string().min(1),
  /** Actions that this plan includes. */
  actions: z.array(z.enum(ACTIONS)),
  /** Whether the plan brings recurring monitoring with it. */
  monitoring: z.boolean(),
  /** False for a plan that existing customers keep and nobody can buy. */
  sold: z.boolean(),
});
export type Plan = z.infer<typeof PlanSchema>;

/** A change between two plans that checkout supports. */
export const PlanChangeSchema = z.object({
  from: z.string().min(1),
  to: z.string().min(1),
  kind: z.enum(['plan_upgrade', 'plan_change']),
});
export type PlanChange = z.infer<typeof PlanChangeSchema>;

/** A pack of credits for one balance. */
export const CreditPackSchema = z.object({
  key: z.string().min(1),
  name: z.string().min(1),
  balance: z.enum(BALANCE_FIELDS),
  credits: z.int().positive(),
  sold: z.boolean(),
});

/** What the product sells, as the account source reports it. */
export const CatalogSchema = z.object({
  plans: z.array(PlanSchema),
  changes: z.array(PlanChangeSchema),
  packs: z.array(CreditPackSchema),
});
export type Catalog = z.infer<typeof CatalogSchema>;
