import { REASON_CODES, type ReasonCode } from './names.ts';
import type { Registry } from './registry.ts';

/** The reasons that can still decide, in deciding order: all but the retired ones. */
export function listLiveReasons({ reasons }: Pick<Registry, 'reasons'>): ReasonCode[] {
  return REASON_CODES.filter((code) => reasons[code].lifecycle.state !== 'retired');
}
