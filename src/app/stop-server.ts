import type { Server } from 'node:http';
import type { Services } from './services.ts';
import { stopWork } from './start-work.ts';

/** Requests in flight get this long to finish. */
export const GRACE_MS = 10_000;

/** Stops accepting, ends open streams, lets requests in flight finish, then closes the database. */
export async function stopServer(server: Server, services: Services | null): Promise<void> {
  services?.log.info('stopping');
  services?.stopping.abort();
  const closed = new Promise<void>((done) => server.close(() => done()));
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  // A kept-alive connection turns idle when its answer is out; `close` only ends those idle now.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await closed;
  clearTimeout(timer);
  clearInterval(sweep);
  if (!services) return;
  await stopWork(services);
  await services.db.destroy();
}
