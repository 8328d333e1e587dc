import { codeEntries } from './code-entries.ts';
import { listLive } from './lifecycle.ts';
import { CODES, REASON_CODES, type Code, type ReasonCode } from './names.ts';
import type { Registry } from './registry.ts';

/** The reasons that can still decide, in deciding order: all but the retired ones. */
export function listLiveReasons({ reasons }: Pick<Registry, 'reasons'>): readonly ReasonCode[] {
  const known = live.get(reasons) ?? listLive(REASON_CODES, reasons);
  live.set(reasons, known);
  return known;
}

// Every page asks several times, and there may be a thousand.
const live = new WeakMap<Registry['reasons'], readonly ReasonCode[]>();

/** The codes that a reader can still meet: reasons in deciding order, then gates. */
export function listLiveCodes(registry: Pick<Registry, 'reasons' | 'gates'>): Code[] {
  return listLive(CODES, codeEntries(registry));
}
