import { expect, it, vi } from 'vitest';
import { BUILT_DRIFTS } from './built-drifts.ts';
import { CONTENT_DRIFTS } from './content-drifts.ts';
import { printed } from './drift.ts';
import { REGISTRY_DRIFTS } from './registry-drifts.ts';
import { checkSite, recordedBefore, smallHtml } from './small-site.ts';

// A busy machine takes its time to copy and to parse everything.
vi.setConfig({ testTimeout: 30_000 });

const DRIFTS = [...CONTENT_DRIFTS, ...REGISTRY_DRIFTS, ...BUILT_DRIFTS];

it('a site that has not drifted has no finding', async () => {
  expect(await checkSite(smallHtml(), { recorded: recordedBefore() })).toEqual([]);
});

it.each(DRIFTS)('$what', async ({ find, says }) => {
  const lines = printed(await find());
  if (typeof says === 'string') return expect(lines).toEqual([says]);
  if (Array.isArray(says)) return expect(lines).toEqual(says);
  expect(lines[0]).toContain(says.first);
  expect(lines).toHaveLength(says.of);
});

it('are at least twenty, each another', () => {
  expect(new Set(DRIFTS.map(({ what }) => what)).size).toBe(DRIFTS.length);
  expect(DRIFTS.length).toBeGreaterThanOrEqual(20);
});
