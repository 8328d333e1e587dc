import { changeAccount } from './accounts/change-account.ts';
import { reconcileUnsettled } from './billing/reconcile-account.ts';
import { renewCredits } from './ledger/renew-credits.ts';
import type { Sandbox } from './sandbox.ts';

/** A webhook that never comes is made up for within this time. */
const EVERY_MS = 15_000;

/**
 * Looks after accounts from time to time: lost webhooks, purchases to hand over,
 * months that end. `wake` where something new is due sooner than that.
 */
export function keepBooks(
  sandbox: Sandbox,
  onError: (error: unknown) => void,
): { wake: () => void; stop: () => Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const sleep = async () => {
    const wait = await nextWait(sandbox).catch(() => EVERY_MS);
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void (working = round()), wait);
  };
  const round = async () => {
    await lookAfterAccounts(sandbox).catch(onError);
    await sleep();
  };
  let working = round();
  const wake = () => void (working = working.then(sleep));
  const stop = async () => {
    stopped = true;
    clearTimeout(timer);
    await working;
  };
  return { wake, stop };
}

/** One round over all accounts that have something due. */
export async function lookAfterAccounts(sandbox: Sandbox): Promise<void> {
  await reconcileUnsettled(sandbox);
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

/** Milliseconds until the next purchase is to be handed over, and never longer than a round. */
async function nextWait({ db, now }: Sandbox): Promise<number> {
  const next = await db
    .selectFrom('sandbox_transaction')
    .select('deliver_at')
    .where('status', 'in', ['open', 'processing', 'paid'])
    .where('deliver_at', '>', now().toISOString())
    .orderBy('deliver_at')
    .limit(1)
    .executeTakeFirst();
  if (!next?.deliver_at) return EVERY_MS;
  return Math.min(Date.parse(next.deliver_at) - now().getTime() + 1, EVERY_MS);
}
