import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type { StockPage } from './make-stock-site.ts';
import { pageToMarkdown } from './page-to-markdown.ts';

/** Paths of all pages of a built site, without slashes at the ends. */
export function listPaths(clientDir: string): string[] {
  return readdirSync(clientDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|\/)index\.html$/.test(file))
    .map((file) => file.replace(/\/?index\.html$/, ''))
    .sort();
}

export const addressOf = (url: string, path: string) => `${url}/${path ? `${path}/` : ''}`;

/** The content of a served site's pages, as the stock site gets it. */
export async function readPages(
  browser: Browser,
  url: string,
  paths: readonly string[],
): Promise<StockPage[]> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const pages: StockPage[] = [];
  for (const path of paths) {
    await page.goto(addressOf(url, path));
    pages.push({ path, ...(await page.evaluate(pageToMarkdown)) });
  }
  await context.close();
  return pages;
}

/** Bytes of a page's HTML as it was built. */
export const sizeOfPage = (clientDir: string, path: string) =>
  statSync(join(clientDir, path, 'index.html')).size;
