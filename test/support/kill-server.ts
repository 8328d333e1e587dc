import { rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { createDataDir, startTestServer, type TestServer } from './test-server.ts';

/** One life of the server. */
export interface KillRound {
  /** From 1. */
  number: number;
  /** From 0 up to 1, the same ones for the same seed. */
  random: () => number;
  /** Ends in the moment in which the server is killed: calls fail from then on, and may. */
  signal: AbortSignal;
  /** The work says that it got an answer. */
  heard: () => void;
}

export interface KillOptions {
  rounds: number;
  /** The same seed kills at the same moments; by chance unless given. */
  seed?: number;
  /** It is killed a random moment after so many answers. */
  answers?: readonly [fewest: number, most: number];
  /** SQL: in every second round it is killed as soon as this finds a row; chance seldom hits it. */
  halfway?: string;
  env?: Record<string, string>;
  /** Before the first start: what the database needs to hold. */
  prepare?: (dataDir: string) => void;
  /** Before the work of each round, on its server: not killed in here. */
  ready?: (server: TestServer) => Promise<void>;
  /** Goes on while the server lives, see `unlessKilled`; throws where it was wrong before that. */
  work: (server: TestServer, round: KillRound) => Promise<void>;
  /** On the server that was started again with the same data; throws where something was lost. */
  verify: (server: TestServer, round: KillRound) => Promise<void>;
}

/**
 * Kills the real server at random moments of its work, starts it again with
 * what it left behind, and verifies that, round after round.
 */
export async function killServer(options: KillOptions): Promise<void> {
  const seed = options.seed ?? Math.floor(Math.random() * 2 ** 32);
  const random = createRandom(seed);
  const dataDir = createDataDir();
  options.prepare?.(dataDir);
  const start = () => startTestServer({ dataDir, ...(options.env && { env: options.env }) });
  let server = await start();
  try {
    for (let number = 1; number <= options.rounds; number += 1) {
      // Its own numbers: how many a round draws depends on how far it gets.
      const draw = createRandom(seed + number);
      const moment = drawMoment(random, options.answers);
      const begin = { server, start, moment, number, random: draw };
      server = await runRound(options, begin).catch((cause: Error) => {
        throw new Error(`Round ${number}, seed ${seed}: ${cause.message}`, { cause });
      });
    }
  } finally {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface RoundStart {
  server: TestServer;
  start: () => Promise<TestServer>;
  moment: Moment;
  number: number;
  random: () => number;
}

/** Works, kills, starts again, verifies. Returns the server of the next round. */
async function runRound(
  { ready, work, verify, halfway }: KillOptions,
  { server, start, moment, number, random }: RoundStart,
): Promise<TestServer> {
  await ready?.(server);
  const killed = new AbortController();
  const { reached, heard } = countDown(moment);
  const round = { number, random, signal: killed.signal, heard };
  const working = work(server, round);
  const failed = working.then(
    () => new Promise<never>(() => {}),
    (error: unknown) => Promise.reject(error),
  );
  const awaited = halfway && number % 2 === 0 ? reached.then(() => find(server, halfway)) : reached;
  await Promise.race([failed, awaited, passTime(LONGEST_MS)]);
  killed.abort();
  await server.kill();
  await working;
  const next = await start();
  // Whoever catches a failure has the killed one only, and that is gone.
  await verify(next, round).catch(async (error: unknown) => {
    await next.kill();
    throw error;
  });
  return next;
}

/** What a call came to; null where the server was killed before its answer was there. */
export async function unlessKilled<Value>(
  { signal }: KillRound,
  call: () => Promise<Value>,
): Promise<Value | null> {
  try {
    return await call();
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

/** How far the work gets: so many answers, and so many milliseconds more. */
interface Moment {
  answers: number;
  ms: number;
}

/** Work that cannot go on, such as for a payment on its way, is killed all the same. */
const LONGEST_MS = 5_000;

function drawMoment(
  random: () => number,
  [fewest, most]: NonNullable<KillOptions['answers']> = [1, 60],
): Moment {
  return { answers: fewest + Math.floor(random() * (most - fewest + 1)), ms: random() * 25 };
}

/** Answers, not time, bring the moment near: a busy machine gets as far as an idle one. */
function countDown({ answers, ms }: Moment): { reached: Promise<void>; heard: () => void } {
  const { promise, resolve } = Promise.withResolvers<null>();
  let left = answers;
  const heard = () => {
    left -= 1;
    if (left === 0) resolve(null);
  };
  return { reached: promise.then(() => passTime(ms)), heard };
}

/** Looks again and again until a statement finds a row, for a second at most. */
async function find({ dbPath }: TestServer, sql: string): Promise<void> {
  const sqlite = new SqliteDatabase(dbPath, { readonly: true });
  const statement = sqlite.prepare(sql);
  const deadline = Date.now() + 1_000;
  while (Date.now() < deadline && statement.get() === undefined) await setImmediate();
  sqlite.close();
}

const passTime = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Mulberry32: small, and good enough to pick moments. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
