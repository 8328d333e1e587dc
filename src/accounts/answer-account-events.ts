import type { Auth } from '#src/server/auth.ts';
import { answerWithEvents } from '#src/server/event-stream.ts';
import type { Log } from '#src/server/log.ts';
import { problem } from '#src/server/problem.ts';
import { readReader } from '#src/server/read-reader.ts';
import type { Reader } from '#src/server/reader.ts';
import type { SessionEnds } from '#src/server/session-ends.ts';
import type { AccountSource } from './account-source.ts';
import { readVersion } from './read-version.ts';
import { streamChanges } from './stream-changes.ts';

interface EventServices {
  accounts: AccountSource;
  auth: Auth;
  sessionEnds: SessionEnds;
  /** Aborts when the server stops. */
  stopping: AbortController;
  log: Log;
}

interface Listener {
  reader: Reader;
  account_id: string;
  request: Request;
}

/** Streams the versions of one of the reader's accounts while their session lasts, or a 404. */
export async function answerAccountEvents(
  { accounts, auth, sessionEnds, stopping, log }: EventServices,
  { reader, account_id, request }: Listener,
): Promise<Response> {
  if ((await readVersion(accounts, reader, account_id)) === null) return problem('NOT_FOUND');
  const readOwnVersion = async () => {
    const now = await readReader(auth, request.headers);
    return now?.session_id === reader.session_id ? readVersion(accounts, now, account_id) : null;
  };
  const listened = {
    account_id,
    last_event_id: request.headers.get('last-event-id'),
    readVersion: readOwnVersion,
    watchChanges: (onChange: (version: number) => void) =>
      accounts.watchChanges(account_id, onChange),
    watchEnd: (onEnd: () => void) => sessionEnds.watch(reader.session_id, onEnd),
    onError: (err: unknown) => log.error({ err, part: 'account events' }, 'stream failed'),
  };
  // Who leaves before the answer begins is seen in the request only.
  const ends = [stopping.signal, request.signal];
  return answerWithEvents(ends, (stream) => streamChanges(listened, stream));
}
