import type { AccountReader, AccountSource } from './account-source.ts';

/** The version of one of the reader's accounts. Null for a foreign one and for none, which look the same. */
export async function readVersion(
  source: AccountSource,
  reader: AccountReader,
  accountId: string,
): Promise<number | null> {
  const memberships = await source.listMemberships(reader);
  if (!memberships.some((each) => each.account_id === accountId)) return null;
  return (await source.readState(accountId))?.version ?? null;
}
