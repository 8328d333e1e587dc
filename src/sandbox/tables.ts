import type { AccountTables } from './accounts/tables.ts';
import type { BillingTables } from './billing/tables.ts';
import type { LedgerTables } from './ledger/tables.ts';
import type { ProviderTables } from './provider/tables.ts';
import type { WorkflowTables } from './workflows/tables.ts';

/** What the product keeps. The provider's own tables are not among these. */
export interface ProductTables extends AccountTables, BillingTables, LedgerTables, WorkflowTables {}

/** Every table of the sandbox. */
export interface SandboxTables extends ProductTables, ProviderTables {}
