import { CompiledQuery, type Kysely } from 'kysely';

/** Text alone: what the first caller gave is in nothing that is kept. */
const kept = new Map<string, string>();

/**
 * Runs a statement that is written once and kept under its name, for the few on
 * everybody's way: writing one anew takes longer than running it. `parameters`
 * stand in the order in which the statement has them.
 */
export async function runKept<Row>(
  db: Pick<Kysely<never>, 'executeQuery'>,
  name: string,
  write: () => CompiledQuery,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const text = kept.get(name) ?? write().sql;
  kept.set(name, text);
  return (await db.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]))).rows;
}
