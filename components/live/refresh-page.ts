import type { OnNews } from './take-part.ts';

/** `gone`: the server would show something else here now. `failed`: no usable answer. */
export type PageAnswer<Page> = { kind: 'page'; page: Page } | { kind: 'gone' | 'failed' };

/** Everything that keeping a page up to date needs from it. */
export interface PageIo<Page> {
  read(): Promise<PageAnswer<Page>>;
  /** The version on screen. */
  shownVersion(): number;
  show(page: Page): void;
  reload(): void;
}

/**
 * Reads the page again when news of its account says so, one read at a time. A
 * change that arrives during a read, and is not in its answer, leads to another.
 * What failed is tried again at the next news.
 */
export function createPageRefresh<Page>(io: PageIo<Page>): OnNews {
  let heard = -Infinity;
  let isReading = false;

  const refresh = async () => {
    isReading = true;
    const asked = heard;
    const answer = await io.read();
    // For good: nothing may be put into a page that is being replaced.
    if (answer.kind === 'gone') return io.reload();
    isReading = false;
    if (answer.kind === 'page') io.show(answer.page);
    if (heard > asked && heard > io.shownVersion()) await refresh();
  };
  return (version) => {
    heard = Math.max(heard, version ?? heard);
    if (isReading) return;
    if (version === null || version > io.shownVersion()) void refresh();
  };
}
