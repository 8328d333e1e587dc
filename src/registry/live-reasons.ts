import { codeEntries } from './code-entries.ts';
import { listLive } from './lifecycle.ts';
import { CODES, REASON_CODES, type Code, type ReasonCode } from './names.ts';
import type { Registry } from './registry.ts';

/** The reasons that can still decide, in deciding order: all but the retired ones. */
export function listLiveReasons({ reasons }: Pick<Registry, 'reasons'>): ReasonCode[] {
  return listLive(REASON_CODES, reasons);
}

/** The codes that a reader can still meet: reasons in deciding order, then gates. */
export function listLiveCodes(registry: Pick<Registry, 'reasons' | 'gates'>): Code[] {
  return listLive(CODES, codeEntries(registry));
}
