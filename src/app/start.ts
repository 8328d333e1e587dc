import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { BuildInfo } from '#src/contracts/build-info.ts';
import { DatabaseUnusableError } from '#src/server/db.ts';
import { describeEnvProblems } from '#src/server/env.ts';
import type { Env } from '#src/server/env.ts';
import { announceReady } from './announce-ready.ts';
import { answerNotReady, createSiteListener, createSwitchableServer } from './http-server.ts';
import type { AppHandler } from './http-server.ts';
import { openServices } from './open-services.ts';
import { DIST_DIR, PROJECT_DIR } from './paths.ts';
import { isBuildCurrent, readBuildInfo } from './read-build-info.ts';
import { readProcessEnv } from './read-process-env.ts';
import type { Services } from './services.ts';
import { stopServer } from './stop-server.ts';

/** A start that cannot go on, with a message for whoever started it. */
class StartError extends Error {}

/** `npm start`: listen, build when inputs changed, migrate, seed, serve, until told to stop. */
async function start(): Promise<void> {
  const { values } = parseArgs({ options: { dist: { type: 'string' } } });
  const env = readEnvOrFail();
  const { server, serve } = createSwitchableServer(answerNotReady);
  const port = await listen(server, env);
  const stopping = new AbortController();
  let services: Services | null = null;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stopping.abort();
      void stopServer(server, services).then(() => process.exit(0));
    });
  }
  const distDir = values.dist ? resolve(values.dist) : DIST_DIR;
  const build = values.dist ? readGivenBuild(distDir) : await ensureBuild(stopping.signal);
  if (stopping.signal.aborted) return;
  services = await openServices(env, build, port);
  const { handler } = await import(pathToFileURL(join(distDir, 'server/entry.mjs')).href);
  const opened = services;
  serve(createSiteListener(distDir, handler as AppHandler, () => ({ services: opened })));
  announceReady(services);
}

function readEnvOrFail(): Env {
  const result = readProcessEnv();
  if (result.ok) return result.env;
  throw new StartError(describeEnvProblems(result.problems));
}

/** Listens before all else: whether the port is free must not take a build to find out. */
async function listen(server: Server, { host, port }: Env): Promise<number> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    throw new StartError(explainListenError(error, host, port), { cause: error });
  }
}

function explainListenError(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return `PORT ${port} on ${host} is in use by another process. End that process, or set PORT to another number.`;
  }
  if (code === 'EACCES') {
    return `PORT ${port} may not be used by this user. Set PORT to a number above 1023.`;
  }
  return `HOST ${host} cannot be listened on (${String(code)}). Set HOST to an address of this machine.`;
}

/** Serves a build as it is, for tests that must not see a later one. */
function readGivenBuild(distDir: string): BuildInfo {
  const build = readBuildInfo(distDir);
  if (!build) throw new StartError(`--dist ${distDir} holds no finished build. Run npm run build.`);
  return build;
}

async function ensureBuild(signal: AbortSignal): Promise<BuildInfo> {
  const present = readBuildInfo(DIST_DIR);
  if (isBuildCurrent(present, PROJECT_DIR, process.env)) return present;
  process.stdout.write('Building the site, as its sources changed …\n');
  await runBuild(signal);
  const built = readBuildInfo(DIST_DIR);
  if (built || signal.aborted) return built ?? { fingerprint: '', commit: null, sources: {} };
  throw new StartError('The build failed; the reason is above. Nothing is served.');
}

/** In a process of its own, so that its memory goes with it. */
async function runBuild(signal: AbortSignal): Promise<void> {
  const script = join(import.meta.dirname, 'build.ts');
  const child = spawn(process.execPath, [script, '--if-changed'], { stdio: 'inherit' });
  signal.addEventListener('abort', () => child.kill());
  const [code] = await once(child, 'exit');
  if (code !== 0 && !signal.aborted) {
    throw new StartError('The build failed; the reason is above. Nothing is served.');
  }
}

try {
  await start();
} catch (error) {
  const expected = error instanceof StartError || error instanceof DatabaseUnusableError;
  process.stderr.write(`${expected ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
