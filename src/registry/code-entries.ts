import type { GateEntry } from './gates.ts';
import type { Code } from './names.ts';
import type { ReasonEntry } from './reason-entry.ts';
import type { Registry } from './registry.ts';

type Coded = Pick<Registry, 'reasons' | 'gates'>;
type CodeEntries = Record<Code, ReasonEntry | GateEntry>;

/** Reasons and gates in one: every page asks several times, and there may be a thousand. */
export function codeEntries({ reasons, gates }: Coded): CodeEntries {
  const known = merged.get(reasons);
  if (known?.gates === gates) return known.entries;
  const entries = { ...reasons, ...gates };
  merged.set(reasons, { gates, entries });
  return entries;
}

const merged = new WeakMap<Coded['reasons'], { gates: Coded['gates']; entries: CodeEntries }>();
