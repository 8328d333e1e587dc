import fc from 'fast-check';
import { checkEnd } from './check-end.ts';
import { endings, histories } from './arbitraries.ts';
import { startCounting } from './coverage.ts';
import { checkSite } from './check-facts.ts';
import { readFacts } from './read-facts.ts';
import { openSite } from './site.ts';

/** Runs so many histories over the accounts that the first arbitrary gives. */
export async function runHistories(
  accounts: fc.Arbitrary<readonly string[]>,
  numRuns: number,
): Promise<void> {
  startCounting();
  const property = fc.asyncProperty(accounts, histories, endings, async (ids, steps, ending) => {
    const site = await openSite(ids);
    try {
      const model = readFacts(site, ids);
      checkSite(model, site);
      const seeded = new Map([...model.accounts].map(([id, account]) => [id, { ...account }]));
      await fc.asyncModelRun(() => ({ model, real: site }), steps);
      await checkEnd(model, site, ending, seeded);
    } finally {
      await site.db.destroy();
    }
  });
  await fc.assert(property, { numRuns });
}
