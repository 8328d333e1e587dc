import type { BillingAction, Route } from './names.ts';

/** Something billing does by itself once the reader asks for it. */
export interface BillingActionEntry {
  title: string;
  /** The one route where it lives. */
  route: Route;
  purpose: string;
}

export const billingActions = {
  subscription_start: {
    title: 'Start a subscription',
    route: '/billing/checkout',
    purpose: 'Begin a plan when the account has no running subscription.',
  },
  plan_upgrade: {
    title: 'Upgrade the plan',
    route: '/billing/checkout',
    purpose: 'Move to a larger plan that includes the action.',
  },
  plan_change: {
    title: 'Change the plan',
    route: '/billing/checkout',
    purpose: 'Move to another plan, for example one with monitoring.',
  },
  credit_purchase: {
    title: 'Buy credits',
    route: '/billing/checkout',
    purpose: 'Add credits for scans and retests, fixes, or AI assistance.',
  },
  invoice: {
    title: 'Invoices',
    route: '/billing/transactions',
    purpose: 'Read and settle what is due.',
  },
  receipt: {
    title: 'Receipts',
    route: '/billing/transactions',
    purpose: 'Keep proof of what was paid.',
  },
  dispute: {
    title: 'Disputes',
    route: '/billing/transactions',
    purpose: 'Follow a contested payment until it is decided.',
  },
  payment_confirmation: {
    title: 'Payment confirmations',
    route: '/billing/transactions',
    purpose: 'See whether a payment has arrived.',
  },
} as const satisfies Record<BillingAction, BillingActionEntry>;
