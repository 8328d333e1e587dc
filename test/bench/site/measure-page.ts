import type { Browser } from '@playwright/test';

export interface PageFigures {
  /** On the wire, headers included. */
  bytes: number;
  requests: number;
  lcp_ms: number;
  cls: number;
}

/** A slow phone on a slow line, as Lighthouse has it. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const CPU_SLOWDOWN = 4;

/** One cold visit on a phone: what it costs, and when its largest part is there. */
export async function measurePage(browser: Browser, url: string): Promise<PageFigures> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  let bytes = 0;
  let requests = 0;
  protocol.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await protocol.send('Network.enable');
  await protocol.send('Network.emulateNetworkConditions', NETWORK);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.goto(url, { waitUntil: 'load' });
  // What the page does once it is idle belongs to the visit.
  await page.evaluate(
    () => new Promise((done) => requestIdleCallback(() => setTimeout(done, 500))),
  );
  await page.waitForLoadState('networkidle');
  const { lcp_ms, cls } = await page.evaluate(readVitals);
  await context.close();
  return { bytes, requests, lcp_ms, cls };
}

/** Runs in the page: entries from before the observer are handed over as well. */
function readVitals(): Promise<{ lcp_ms: number; cls: number }> {
  return new Promise((resolve) => {
    let lcp_ms = 0;
    let cls = 0;
    const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
        type,
        buffered: true,
      });
    watch('largest-contentful-paint', (entry) => (lcp_ms = entry.startTime));
    watch(
      'layout-shift',
      (entry) => (cls += (entry as PerformanceEntry & { value: number }).value),
    );
    setTimeout(() => resolve({ lcp_ms, cls }), 300);
  });
}
