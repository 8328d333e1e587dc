import { changeAccount } from './accounts/change-account.ts';
import { reconcileWaiting } from './billing/reconcile-account.ts';
import { renewCredits } from './ledger/renew-credits.ts';
import type { Sandbox } from './sandbox.ts';

/** A webhook that never comes is made up for within this time. */
const EVERY_MS = 15_000;

/** Looks after accounts from time to time: lost webhooks, purchases not handed over, months that end. */
export function keepBooks(
  sandbox: Sandbox,
  onError: (error: unknown) => void,
): { stop: () => Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async () => {
    await lookAfterAccounts(sandbox).catch(onError);
    if (!stopped) timer = setTimeout(() => void (working = round()), EVERY_MS);
  };
  let working = round();
  const stop = async () => {
    stopped = true;
    clearTimeout(timer);
    await working;
  };
  return { stop };
}

/** One round over all accounts that have something due. */
export async function lookAfterAccounts(sandbox: Sandbox): Promise<void> {
  await reconcileWaiting(sandbox);
  const due = await sandbox.db
    .selectFrom('sandbox_billing')
    .select('account_id')
    .where('credits_reset_at', '<=', sandbox.now().toISOString())
    .execute();
  for (const { account_id } of due) {
    await changeAccount(sandbox, account_id, async (held) => ({
      changed: await renewCredits(held),
      value: null,
    }));
  }
}
