import { readReadiness } from '#src/accounts/read-readiness.ts';
import type { ShareReadiness } from '#src/contracts/feedback.ts';
import type { SharedVerdict } from '#src/feedback/submit-feedback.ts';
import type { Reader } from '#src/server/reader.ts';
import type { Services } from './services.ts';

/**
 * What a reader shares of their status: verdict and codes, no value of any
 * account. Null for strangers and for targets or accounts that are not the
 * reader's: feedback is welcome all the same.
 */
export async function readSharedVerdict(
  services: Pick<Services, 'accounts' | 'log'>,
  reader: Reader | null,
  { action, target, account }: ShareReadiness,
  now: Date,
): Promise<SharedVerdict | null> {
  if (!reader) return null;
  const query = { action, target, account: account ?? undefined };
  try {
    const result = await readReadiness({ source: services.accounts, reader, query, now });
    if (!result.ok || result.report.account_id === null) return null;
    const { verdict, reasons } = result.report;
    return { verdict, codes: reasons.map((reason) => reason.code) };
  } catch (error) {
    // What readers say counts most while accounts cannot be read.
    services.log.warn({ err: error }, 'a shared status could not be read');
    return null;
  }
}
