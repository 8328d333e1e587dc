import type { FeedbackItem } from '#src/contracts/feedback.ts';
import { findSitePage, titlePage } from '#src/contracts/site-page.ts';
import { registry } from '#src/registry/registry.ts';

/** The title of the page that an item is about. */
export function titleAbout(item: Pick<FeedbackItem, 'page'>): string {
  const page = findSitePage(registry, item.page);
  return page ? titlePage(registry, page) : item.page;
}

/** An item in one line: its page, and the beginning of what was said. */
export function titleItem(item: FeedbackItem): string {
  const said = item.comment ?? item.step ?? item.code;
  return said ? `${titleAbout(item)}: ${said.slice(0, 60)}` : titleAbout(item);
}
