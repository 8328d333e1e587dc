import type { Migration } from 'kysely/migration';
import { feedbackMigrations } from '#src/feedback/migrations.ts';
import { sandboxMigrations } from '#src/sandbox/migrations.ts';
import { signInLimitMigrations } from '#src/server/sign-in-limits.ts';

/** Every feature's migrations; they run in the order of their names, which start with a date. */
export const migrations: Record<string, Migration> = {
  ...feedbackMigrations,
  ...sandboxMigrations,
  ...signInLimitMigrations,
};
