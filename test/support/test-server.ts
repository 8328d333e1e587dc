import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_DIR } from '#src/app/paths.ts';
import type { PricedCatalog } from '#src/registry/catalog-schema.ts';
import { databasePath } from '#src/server/db.ts';
import { cleanEnv, readRun } from './prepare-run.ts';

export interface TestServer {
  /** Where it listens, without a closing slash. */
  url: string;
  dataDir: string;
  dbPath: string;
  /** Everything printed so far, logs included. */
  output: () => string;
  /** Sends SIGTERM and resolves once requests in flight are through. */
  terminate: () => Promise<ServerExit>;
  /** Sends SIGKILL and resolves once it is gone; its data stay as they are. */
  kill: () => Promise<ServerExit>;
  /** Stops the server and removes its data. */
  stop: () => Promise<void>;
}

export interface ServerExit {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface ServerOptions {
  env?: Record<string, string>;
  /** An existing data folder, which `stop` then leaves alone. */
  dataDir?: string;
  /** What the sandbox sells, instead of its own catalog. */
  catalog?: PricedCatalog | null;
}

/** A copy of the run's seeded database, in a folder of its own. */
export function createDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'reasonbook-test-'));
  cpSync(readRun().templateDir, dataDir, { recursive: true });
  return dataDir;
}

/** Starts the real server on a free port and waits until it says that it is ready. */
export async function startTestServer(options: ServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? createDataDir();
  const env = { PORT: '0', DATA_DIR: dataDir, ...options.env };
  const run = options.catalog
    ? spawnServer({ ...env, ...writeCatalog(dataDir, options.catalog) }, WITH_CATALOG)
    : spawnServer(env);
  const url = await run.ready;
  return {
    url,
    dataDir,
    dbPath: databasePath(dataDir),
    output: run.output,
    terminate: run.terminate,
    kill: run.kill,
    stop: async () => {
      await run.terminate();
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** For starts that are meant to fail: runs the server until it ends by itself. */
export async function runServer(env: Record<string, string>): Promise<ServerExit> {
  const run = spawnServer({ PORT: '0', ...env });
  // One that starts after all must not stay behind.
  run.ready.then(run.terminate, () => undefined);
  return await run.exited;
}

const START = join(PROJECT_DIR, 'src/app/start.ts');
const WITH_CATALOG = join(import.meta.dirname, 'start-with-catalog.ts');

function writeCatalog(dataDir: string, catalog: PricedCatalog): { TEST_CATALOG: string } {
  const file = join(dataDir, 'catalog.json');
  writeFileSync(file, JSON.stringify(catalog));
  return { TEST_CATALOG: file };
}

function spawnServer(env: Record<string, string>, script = START) {
  const { distDir, compileCacheDir } = readRun();
  const child = spawn(process.execPath, [script, '--dist', distDir], {
    cwd: PROJECT_DIR,
    // Some hundred servers a run: each starts a third faster if none compiles again.
    env: cleanEnv({ NODE_COMPILE_CACHE: compileCacheDir, ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const { promise: ready, resolve, reject } = Promise.withResolvers<string>();
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    const [, site, behind] =
      /Reasonbook is ready: (\S+)(?: \(listening on (\S+)\))?\n/.exec(stdout) ?? [];
    const url = behind ?? site;
    if (url) resolve(url);
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const exited = once(child, 'close').then(([code]): ServerExit => {
    reject(new Error(`The server ended (${code}) before it was ready:\n${stdout}${stderr}`));
    return { code: code as number | null, stdout, stderr };
  });
  const endBy = (signal: NodeJS.Signals) => () => {
    child.kill(signal);
    return exited;
  };
  const [terminate, kill] = [endBy('SIGTERM'), endBy('SIGKILL')];
  return { ready, exited, terminate, kill, output: () => stdout + stderr };
}
