import { sql } from 'kysely';

/**
 * Holds for every item that anybody may read, count, find or send on: all but
 * those whose personal data no reviewer has decided on yet. Each query of the
 * `feedback` table has it; a test says which few do without, and why.
 */
export const isShown = sql<boolean>`coalesce(feedback.personal, '') <> 'held'`;
