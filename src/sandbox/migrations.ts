import type { Migration } from 'kysely/migration';
import { accountMigrations } from './accounts/migrations.ts';
import { createProduct } from './product-migration.ts';

/** The sandbox's migrations, by name. */
export const sandboxMigrations: Record<string, Migration> = {
  ...accountMigrations,
  '2026-11-24-sandbox-product': createProduct,
};
