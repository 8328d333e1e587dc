import { listLiveReasons } from '#src/registry/live-reasons.ts';
import { GATE_CODES, type Code } from '#src/registry/names.ts';
import { findOrderReason } from '#src/registry/reason-order.ts';
import type { Registry } from '#src/registry/registry.ts';

/** A code that is checked directly before or after another one. */
export interface Neighbour {
  place: 'before' | 'after';
  neighbour: Code;
  earlier: Code;
  later: Code;
  /** Why in this order; empty where a retired code stood between them. */
  reason: string;
}

/** The neighbours of a code among those that are still checked. */
export function listNeighbours(registry: Registry, code: Code): Neighbour[] {
  const order: Code[] = [...GATE_CODES, ...listLiveReasons(registry)];
  const at = order.indexOf(code);
  const before = order[at - 1];
  const after = order[at + 1];
  if (at < 0) return [];
  return [
    ...(before ? [neighbour('before', before, before, code)] : []),
    ...(after ? [neighbour('after', after, code, after)] : []),
  ];
}

function neighbour(place: Neighbour['place'], name: Code, earlier: Code, later: Code): Neighbour {
  return { place, neighbour: name, earlier, later, reason: findOrderReason(earlier, later) ?? '' };
}
