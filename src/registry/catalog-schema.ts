import { z } from 'zod';
import { ACTIONS, BALANCE_FIELDS } from './names.ts';

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

const Cents = z.int().nonnegative();

/** A plan with its price a month, and the credits that it grants each month. */
export const PricedPlanSchema = PlanSchema.extend({
  price_cents: Cents,
  monthly_credits: z.record(z.enum(BALANCE_FIELDS), z.int().nonnegative()),
});
export type PricedPlan = z.infer<typeof PricedPlanSchema>;

/** A pack with its price, paid once. */
export const PricedPackSchema = CreditPackSchema.extend({ price_cents: Cents.positive() });
export type PricedPack = z.infer<typeof PricedPackSchema>;

/** A catalog that can be sold from: as `CatalogSchema`, with prices in one currency. */
export const PricedCatalogSchema = CatalogSchema.extend({
  /** ISO 4217. */
  currency: z.string().length(3),
  plans: z.array(PricedPlanSchema),
  packs: z.array(PricedPackSchema),
}).check(({ value, issues }) => {
  const keys = new Map(value.plans.map((plan) => [plan.key, plan]));
  for (const [index, { from, to }] of value.changes.entries()) {
    if (keys.has(from) && keys.get(to)?.sold && from !== to) continue;
    const message = 'A change leads from a known plan to another one that is sold.';
    issues.push({ code: 'custom', input: { from, to }, path: ['changes', index], message });
  }
  const all = [...value.plans, ...value.packs].map(({ key }) => key);
  if (new Set(all).size === all.length) return;
  issues.push({
    code: 'custom',
    input: all,
    path: ['plans'],
    message: 'A key stands for one item.',
  });
});
export type PricedCatalog = z.infer<typeof PricedCatalogSchema>;
