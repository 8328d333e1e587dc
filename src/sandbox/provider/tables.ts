import type { ProviderKind } from './payment-provider.ts';

/** Whatever the provider keeps: one row an object. */
export interface ProviderObjectTable {
  id: string;
  kind: ProviderKind;
  account_id: string;
  /** The session that a refund or a dispute is about. */
  session_id: string | null;
  status: string;
  amount_cents: number;
  /** ISO 8601 UTC: when the provider goes on by itself, and to what. */
  due_at: string | null;
  due_step: string | null;
  /** How its events travel. */
  delivery: string;
  created_at: string;
  updated_at: string;
}

/** Events to send, and those that were sent. */
export interface ProviderEventTable {
  event_id: string;
  type: string;
  object_id: string;
  created_at: string;
  /** ISO 8601 UTC: when to send it next; null: never, or never again. */
  due_at: string | null;
  /** How often it still has to arrive. */
  copies: number;
  attempts: number;
}

export interface ProviderTables {
  provider_object: ProviderObjectTable;
  provider_event: ProviderEventTable;
}
