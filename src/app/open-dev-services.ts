import { describeEnvProblems } from '#src/server/env.ts';
import { openServices } from './open-services.ts';
import { readProcessEnv } from './read-process-env.ts';
import type { Services } from './services.ts';
import { startWork } from './start-work.ts';

const NO_BUILD = {
  fingerprint: 'dev',
  commit: null,
  sources: {},
  inline: { scripts: [], styles: [] },
};
// Survives the module reloads of the dev server: one database handle a process.
const held = globalThis as { reasonbookDevServices?: Promise<Services> };

/** The services of `npm run dev`, opened with the first request that needs them. */
export function openDevServices(port: number): Promise<Services> {
  return (held.reasonbookDevServices ??= open(port));
}

async function open(port: number): Promise<Services> {
  const result = readProcessEnv();
  if (!result.ok) throw new Error(describeEnvProblems(result.problems));
  const services: Services = {
    ...(await openServices(result.env, NO_BUILD, port)),
    readSentences: () => Promise.resolve(undefined),
  };
  startWork(services, port);
  return services;
}
