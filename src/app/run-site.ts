import { parseArgs } from 'node:util';
import { DatabaseUnusableError } from '#src/server/database-unusable-error.ts';
import { describeEnvProblems } from '#src/server/env.ts';
import type { PricedCatalog } from '#src/registry/catalog-schema.ts';
import type { Env } from '#src/server/env.ts';
import { announceReady } from './announce-ready.ts';
import { ensureBuild } from './ensure-build.ts';
import { answerNotReady, createSwitchableServer } from './http-server.ts';
import { listen } from './listen.ts';
import { readProcessEnv } from './read-process-env.ts';
import type { Services } from './services.ts';
import { StartError } from './start-error.ts';
import { startWork } from './start-work.ts';
import { stopServer } from './stop-server.ts';

interface SiteOptions {
  /** What the sandbox sells; its own catalog unless given. */
  catalog?: PricedCatalog;
}

/** Listens, builds when inputs changed, migrates, seeds, serves, until the process is told to stop. */
export async function runSite(options: SiteOptions = {}): Promise<void> {
  const stopping = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stopping.abort());
  try {
    await start(options, stopping.signal);
  } catch (error) {
    // A build that was ended by the signal is no failure.
    if (stopping.signal.aborted) return;
    const expected = error instanceof StartError || error instanceof DatabaseUnusableError;
    process.stderr.write(`${expected ? error.message : (error as Error).stack}\n`);
    process.exit(1);
  }
}

async function start({ catalog }: SiteOptions, signal: AbortSignal): Promise<void> {
  const { values } = parseArgs({ options: { dist: { type: 'string' } } });
  const env = readEnvOrFail();
  const { server, serve } = createSwitchableServer(answerNotReady);
  // Listens before all else: a busy port must not take a build to find out.
  const port = await listen(server, env);
  let services: Services | null = null;
  const stop = () => void stopServer(server, services).then(() => process.exit(0));
  // An event that is over is not heard any more.
  if (signal.aborted) return stop();
  signal.addEventListener('abort', stop);
  const build = await ensureBuild(values.dist ?? null, signal);
  // The heavy part comes last, so that a wrong variable is told at once.
  const { openSite } = await import('./open-site.ts');
  const site = await openSite(env, build, port, catalog);
  services = site.services;
  serve(site.listener, { inline: build.info.inline, productUrl: env.product_url });
  startWork(services, port);
  announceReady(services, port);
}

function readEnvOrFail(): Env {
  const result = readProcessEnv();
  if (result.ok) return result.env;
  throw new StartError(describeEnvProblems(result.problems));
}
