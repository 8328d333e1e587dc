import type { AccountEvent } from '#src/contracts/account-event.ts';
import type { EventStream } from '#src/server/event-stream.ts';

/** How often a stream shows that it lives, and looks whether it still may. */
export const HEARTBEAT_MS = 15_000;

/** What one listener to one account needs. */
export interface ListenedAccount {
  account_id: string;
  /** The version that the listener has, as it says. */
  last_event_id: string | null;
  /** The account's version; null once the listener may not see it any more. */
  readVersion: () => Promise<number | null>;
  /** Calls back with the new version after each change; returns how to stop. */
  watchChanges: (onChange: (version: number) => void) => () => void;
  /** Calls back when the listener's session ends; returns how to stop. */
  watchEnd: (onEnd: () => void) => () => void;
  onError: (error: unknown) => void;
}

/**
 * Sends the version at once, unless the listener has it, then after each change.
 * Each heartbeat looks for itself: another process may have changed the account
 * or ended the session.
 */
export function streamChanges(account: ListenedAccount, stream: EventStream): void {
  const tell = createTeller(account, stream);
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    const version = await account.readVersion();
    if (version === null) stream.end();
    else tell(version);
  };
  const round = async () => {
    try {
      await look();
    } catch (error) {
      account.onError(error);
      stream.end();
    }
    if (!stream.over.aborted) timer = setTimeout(beat, HEARTBEAT_MS);
  };
  const beat = () => {
    stream.beat();
    void round();
  };
  // Before the first look, so that nothing falls between.
  const stops = [account.watchChanges(tell), account.watchEnd(stream.end)];
  stream.over.addEventListener('abort', () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  });
  void round();
}

/** Tells each version once and none after a newer one. */
function createTeller(
  { account_id, last_event_id }: ListenedAccount,
  stream: EventStream,
): (version: number) => void {
  let told = -Infinity;
  return (version) => {
    const isKnown = told === -Infinity && String(version) === last_event_id;
    if (version <= told) return;
    told = version;
    if (isKnown) return;
    const data: AccountEvent = { account_id, version };
    stream.send({ name: 'state', id: String(version), data });
  };
}
