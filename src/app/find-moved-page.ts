import { findSitePage } from '#src/contracts/site-page.ts';
import type { Registry } from '#src/registry/registry.ts';

/** Where a page lives now that was asked for under an earlier name, query kept; else null. */
export function findMovedPage(registry: Registry, url: string): string | null {
  const [path = ''] = url.split('?');
  const page = findSitePage(registry, path);
  return page && page.path !== path ? page.path + url.slice(path.length) : null;
}
