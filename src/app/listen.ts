import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Env } from '#src/server/env.ts';
import { StartError } from './start-error.ts';

/** Listens where the environment says; returns the real port. */
export async function listen(server: Server, { host, port }: Env): Promise<number> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    throw new StartError(explain(error, host, port), { cause: error });
  }
}

function explain(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return `PORT ${port} on ${host} is in use by another process. End that process, or set PORT to another number.`;
  }
  if (code === 'EACCES') {
    return `PORT ${port} may not be used by this user. Set PORT to a number above 1023.`;
  }
  return `HOST ${host} cannot be listened on (${String(code)}). Set HOST to an address of this machine.`;
}

/** Where this very machine reaches the server, whatever stands in front of it. */
export function listenUrl({ host }: Pick<Env, 'host'>, port: number): string {
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? host;
  const isBareIpv6 = reachable.includes(':') && !reachable.startsWith('[');
  return `http://${isBareIpv6 ? `[${reachable}]` : reachable}:${port}`;
}
