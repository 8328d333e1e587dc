import { createServer } from 'node:net';
import { once } from 'node:events';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { chromiumOptions } from '#test/support/chromium-options.ts';
import prepareRun from '#test/support/prepare-run.ts';
import { startTestServer } from '#test/support/test-server.ts';

const PAGES = ['/guides/plan-and-credit-blocks/', '/reasons/credit-balance-exhausted/'];
/** Of 100. Two points of speed are the machine's own noise. */
const LEAST: Record<string, number> = {
  performance: 98,
  accessibility: 100,
  'best-practices': 100,
  seo: 100,
};

const RUNS = 3;

type Print = (line: string) => void;

/** Lighthouse's own judgement, for a phone, of two pages of the real server, signed out. */
export async function benchLighthouse(print: Print): Promise<boolean> {
  const finish = prepareRun();
  const site = await startTestServer();
  const port = await findFreePort();
  const options = chromiumOptions();
  const args = [...(options.args ?? []), `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ ...options, args });
  const kept: boolean[] = [];
  for (const path of PAGES) kept.push(await judge(`${site.url}${path}`, path, port, print));
  await browser.close();
  await site.stop();
  finish();
  return kept.every(Boolean);
}

/** Takes the run whose speed is in the middle: one alone says as much of the machine as of the page. */
async function judge(url: string, path: string, port: number, print: Print): Promise<boolean> {
  const runs: Result[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await audit(url, port));
  const ranked = runs.toSorted((a, b) => scoreOf(a, 'performance') - scoreOf(b, 'performance'));
  const middle = ranked[(RUNS - 1) / 2] as Result;
  const scores = Object.keys(LEAST).map((name) => `${name} ${scoreOf(middle, name)}`);
  const all = runs.map((run) => scoreOf(run, 'performance')).join(', ');
  const lcp = Math.round(middle.audits['largest-contentful-paint']?.numericValue ?? NaN);
  print(
    `lighthouse, ${path}: ${scores.join(', ')}; performance of ${RUNS} runs ${all}; simulated LCP ${lcp} ms`,
  );
  const below = Object.keys(LEAST).filter((name) => scoreOf(middle, name) < (LEAST[name] ?? 100));
  for (const name of below) printFaults(middle, name, print);
  return below.length === 0;
}

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

async function audit(url: string, port: number): Promise<Result> {
  const result = await lighthouse(url, { port, output: 'json', logLevel: 'silent' });
  if (!result) throw new Error(`Lighthouse said nothing about ${url}.`);
  return result.lhr;
}

const scoreOf = ({ categories }: Result, name: string) =>
  Math.round((categories[name]?.score ?? 0) * 100);

function printFaults({ categories, audits }: Result, name: string, print: Print): void {
  for (const { id } of categories[name]?.auditRefs ?? []) {
    const each = audits[id];
    if (each && each.score !== null && each.score < 1) print(`  ${id}: ${each.title}`);
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (!address || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
