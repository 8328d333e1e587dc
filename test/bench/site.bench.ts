import { rmSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';
import { codeToKebab } from '#src/registry/paths.ts';
import type { Code } from '#src/registry/names.ts';
import { chromiumOptions } from '#test/support/chromium-options.ts';
import { generatedCode, generatedTitle, makeGeneratedSite } from './site/make-generated-site.ts';
import { makeStockSite, type BuiltSite, type StockPage } from './site/make-stock-site.ts';
import { measurePage } from './site/measure-page.ts';
import { measureSearch, OUR_SEARCH, STOCK_SEARCH, type SearchWay } from './site/measure-search.ts';
import { addressOf, listPaths, readPages, sizeOfPage } from './site/read-pages.ts';
import { serveFolder } from './site/serve-folder.ts';

/** Ours against a stock Starlight site with the same content, in the same run. */
const MOST = { bytes: 0.7, lcp: 1, search: 0.5, build: 0.6, growth: 4.4 };
const FEW = 250;
const MANY = 1000;
const GUIDE = 'guides/plan-and-credit-blocks';
const REASON = 'reasons/credit-balance-exhausted';
/** A visit's figures are their median: on two cores one alone says little. */
const ROUNDS = 11;

type Print = (line: string) => void;

/**
 * Page weight and paint, search, build time and growth. The stock site gets each of our
 * pages as plain Markdown. Returns whether all limits are kept.
 */
export async function benchSite(print: Print): Promise<boolean> {
  const browser = await chromium.launch(chromiumOptions());
  const few = makeGeneratedSite(FEW);
  const many = makeGeneratedSite(MANY);
  const stockPages = await listStockPages(browser, many);
  const stock = makeStockSite(stockPages);
  const again = [1, 2].map(() => [makeGeneratedSite(MANY), makeStockSite(stockPages)] as const);
  const builds = {
    few: [few],
    many: [many, ...again.map(([our]) => our)],
    stock: [stock, ...again.map(([, their]) => their)],
  };
  try {
    return [
      reportBuilds(print, builds),
      reportSizes(print, few, many),
      await reportPages(print, browser, many, stock),
      await reportSearch(print, browser, many, stock),
    ].every(Boolean);
  } finally {
    await browser.close();
    for (const { root } of Object.values(builds).flat()) {
      rmSync(root, { recursive: true, force: true });
    }
  }
}

/** Reads the hand-written pages, and repeats one code's page under each generated name. */
async function listStockPages(browser: Browser, ours: BuiltSite): Promise<StockPage[]> {
  const generated = new Set(numbers().map(pathOf));
  const served = await serveFolder(ours.clientDir);
  const paths = listPaths(ours.clientDir).filter((path) => !generated.has(path));
  const pages = await readPages(browser, served.url, paths);
  served.close();
  const template = pages.find(({ path }) => path === REASON);
  if (!template) throw new Error(`There is no page ${REASON}.`);
  return [...pages, ...numbers().map((number) => repeat(template, number))];
}

const numbers = () => Array.from({ length: MANY }, (_, number) => number);
const pathOf = (number: number) => `reasons/${codeToKebab(generatedCode(number) as Code)}`;

function repeat(page: StockPage, number: number): StockPage {
  const body = page.body.replaceAll('CREDIT_BALANCE_EXHAUSTED', generatedCode(number));
  return { ...page, path: pathOf(number), title: generatedTitle(number), body };
}

/** In turn and each in a fresh folder: a shared machine has slow moments. */
function reportBuilds(
  print: Print,
  builds: Record<'few' | 'many' | 'stock', BuiltSite[]>,
): boolean {
  const list = (sites: BuiltSite[]) => sites.map(({ seconds }) => seconds.toFixed(1)).join(', ');
  print(
    `site, build: ${FEW} codes ${list(builds.few)} s, ${MANY} ${list(builds.many)} s, stock ${list(builds.stock)} s`,
  );
  const pick = (sites: BuiltSite[]) => median(sites.map(({ seconds }) => seconds));
  const [few, many, stock] = [pick(builds.few), pick(builds.many), pick(builds.stock)];
  return [
    compare(print, `build of ${MANY} codes / stock`, many / stock, MOST.build),
    compare(print, `build, ${MANY} codes / ${FEW}`, many / few, MOST.growth),
  ].every(Boolean);
}

/** A page says nothing about how many codes there are; lists of all of them are the index's. */
function reportSizes(print: Print, few: BuiltSite, many: BuiltSite): boolean {
  const shared = listPaths(few.clientDir).filter((path) => path !== 'reasons');
  const grown = shared.filter(
    (path) => sizeOfPage(many.clientDir, path) > sizeOfPage(few.clientDir, path) * 1.01,
  );
  print(`site, pages that grow with the number of codes: ${grown.join(', ') || 'none'}`);
  return grown.length === 0;
}

async function reportPages(
  print: Print,
  browser: Browser,
  ours: BuiltSite,
  stock: BuiltSite,
): Promise<boolean> {
  const [our, their] = [await serveFolder(ours.clientDir), await serveFolder(stock.clientDir)];
  const results: boolean[] = [];
  for (const path of [GUIDE, REASON]) {
    const [a, b] = [[], []] as Awaited<ReturnType<typeof measurePage>>[][];
    for (let round = 0; round < ROUNDS; round += 1) {
      a?.push(await measurePage(browser, addressOf(our.url, path)));
      b?.push(await measurePage(browser, addressOf(their.url, path)));
    }
    const pick = (list: typeof a, key: 'bytes' | 'requests' | 'lcp_ms' | 'cls') =>
      median((list ?? []).map((figures) => figures[key]));
    const describe = (list: typeof a) =>
      `${pick(list, 'bytes')} bytes in ${pick(list, 'requests')} requests, LCP ${Math.round(pick(list, 'lcp_ms'))} ms, CLS ${pick(list, 'cls').toFixed(3)}`;
    print(`site, ${path}: ${describe(a)}; stock ${describe(b)}`);
    results.push(compare(print, 'bytes / stock', pick(a, 'bytes') / pick(b, 'bytes'), MOST.bytes));
    results.push(compare(print, 'LCP / stock', pick(a, 'lcp_ms') / pick(b, 'lcp_ms'), MOST.lcp));
    results.push(compare(print, 'CLS', pick(a, 'cls'), 0));
  }
  our.close();
  their.close();
  return results.every(Boolean);
}

async function reportSearch(
  print: Print,
  browser: Browser,
  ours: BuiltSite,
  stock: BuiltSite,
): Promise<boolean> {
  const sites = [await serveFolder(ours.clientDir), await serveFolder(stock.clientDir)] as const;
  const time = (index: 0 | 1, way: SearchWay, round: number) =>
    measureSearch(browser, addressOf(sites[index].url, GUIDE), way, generatedCode(500 + round));
  const [ourTimes, theirTimes]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ourTimes.push(await time(0, OUR_SEARCH, round));
    theirTimes.push(await time(1, STOCK_SEARCH, round));
  }
  for (const site of sites) site.close();
  const [our, their] = [median(ourTimes), median(theirTimes)];
  print(
    `site, search, first key to first result: ${Math.round(our)} ms, stock ${Math.round(their)}`,
  );
  return compare(print, 'search / stock', our / their, MOST.search);
}

function compare(print: Print, what: string, ratio: number, limit: number): boolean {
  print(`site, ${what}: ${ratio.toFixed(2)} (at most ${limit})`);
  return ratio <= limit;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
