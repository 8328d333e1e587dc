import type { EnumValue } from '#src/registry/field-values.ts';
import type { TransactionKind } from '#src/contracts/transactions.ts';

/** What billing holds about an account itself; the rest follows from its transactions. */
export interface BillingTable {
  account_id: string;
  package_key: string | null;
  selected_package_key: string | null;
  subscription_status: EnumValue<'subscription_status'>;
  entitlement_status: EnumValue<'package_entitlement_status'>;
  /** What the latest payment that is over came to. */
  last_payment_status: EnumValue<'payment_status'>;
  /** The checkout that paid for the plan; null where none of this site did. */
  plan_checkout_id: string | null;
  /** ISO 8601 UTC: when the plan's credits are renewed; null: never. */
  credits_reset_at: string | null;
}

/** A checkout, an invoice, a refund or a dispute, as the product knows it. */
export interface TransactionTable {
  transaction_id: string;
  account_id: string;
  kind: TransactionKind;
  status: string;
  amount_cents: number;
  /** What it is about, in words. */
  description: string;
  /** Checkouts only: one of the four purchases, and the catalog item. */
  intent: string | null;
  item: string | null;
  /** The transaction that a refund, a dispute or a shortfall's invoice is about. */
  about: string | null;
  /** Refunds and disputes: credits of that purchase that were already spent. */
  shortfall_credits: number | null;
  /** Checkouts only, ISO 8601 UTC: when to hand over what is paid; null: at once. */
  deliver_at: string | null;
  /** JSON: what brought the buyer, to lead them back. */
  context: string | null;
  created_by: string | null;
  created_at: string;
  updated_at: string;
}

/** Webhooks that were applied. */
export interface WebhookTable {
  webhook_id: string;
  type: string;
  object_id: string;
  received_at: string;
}

export interface BillingTables {
  sandbox_billing: BillingTable;
  sandbox_transaction: TransactionTable;
  sandbox_webhook: WebhookTable;
}
