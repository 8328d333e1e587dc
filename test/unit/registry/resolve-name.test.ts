import { expect, it } from 'vitest';
import { activeSince, type Lifecycle, type Named } from '#src/registry/lifecycle.ts';
import { resolveName } from '#src/registry/resolve-name.ts';

type Name = 'live' | 'old' | 'older' | 'oldest' | 'gone';

const entry = (lifecycle: Lifecycle<Name>, formerNames: string[] = []): Named<Name> => ({
  ...activeSince('2026-11-23'),
  lifecycle,
  formerNames,
});
const since = '2026-12-01';

const entries: Record<Name, Named<Name>> = {
  live: entry({ state: 'active' }, ['alive']),
  old: entry({ state: 'deprecated', since, replacedBy: 'live' }, ['aged']),
  older: entry({ state: 'retired', since, replacedBy: 'old' }),
  oldest: entry({ state: 'retired', since, replacedBy: 'older' }),
  gone: entry({ state: 'retired', since }),
};

it.each([
  ['live', 'live', 'is live itself'],
  ['alive', 'live', 'is a former name'],
  ['old', 'old', 'is deprecated and still works'],
  ['aged', 'old', 'is a former name of a deprecated one'],
  ['older', 'old', 'is retired, and replaced by a deprecated one'],
  ['oldest', 'old', 'is replaced by one that is replaced'],
  ['gone', 'gone', 'is retired without a successor'],
])('%s leads to %s: it %s', (name, resolved) => {
  expect(resolveName(entries, name)).toBe(resolved);
});

it.each(['', 'LIVE', 'toString', '__proto__'])('"%s" leads nowhere', (name) => {
  expect(resolveName(entries, name)).toBeNull();
});
