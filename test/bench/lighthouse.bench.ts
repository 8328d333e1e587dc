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

async function judge(url: string, path: string, port: number, print: Print): Promise<boolean> {
  const result = await lighthouse(url, { port, output: 'json', logLevel: 'silent' });
  if (!result) throw new Error(`Lighthouse said nothing about ${url}.`);
  const { categories, audits } = result.lhr;
  const scores = Object.keys(LEAST).map(
    (name) => [name, Math.round((categories[name]?.score ?? 0) * 100)] as const,
  );
  const lcp = Math.round(audits['largest-contentful-paint']?.numericValue ?? NaN);
  print(
    `lighthouse, ${path}: ${scores.map((each) => each.join(' ')).join(', ')}; simulated LCP ${lcp} ms`,
  );
  const below = scores.filter(([name, score]) => score < (LEAST[name] ?? 100));
  for (const [name] of below) {
    for (const { id } of categories[name]?.auditRefs ?? []) {
      const audit = audits[id];
      if (audit && audit.score !== null && audit.score < 1) print(`  ${id}: ${audit.title}`);
    }
  }
  return below.length === 0;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (!address || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
