import type { Lifecycle } from '#src/registry/lifecycle.ts';
import { listLiveReasons } from '#src/registry/live-reasons.ts';
import type { Code } from '#src/registry/names.ts';
import { findCode, isReasonCode, type Registry } from '#src/registry/registry.ts';

/** Where a code stands, in words: `Active`, `Retired since 2027-01-01`; a page adds the successor. */
export function describeLifecycle(registry: Registry, code: Code): string {
  const lifecycle: Lifecycle<string> = findCode(registry, code).lifecycle;
  if (lifecycle.state === 'active') return 'Active';
  return `${lifecycle.state === 'retired' ? 'Retired' : 'Deprecated'} since ${lifecycle.since}`;
}

/** What a list says of a code before its meaning; nothing while it is active. */
export function describeStanding(registry: Registry, code: Code): string {
  const lifecycle: Lifecycle<string> = findCode(registry, code).lifecycle;
  if (lifecycle.state === 'active') return '';
  const { replacedBy } = lifecycle;
  return `${describeLifecycle(registry, code)}${replacedBy ? `, use ${replacedBy}` : ''}. `;
}

/** A code's place among those that decide; null for gates and for retired codes. */
export function placeOfReason(registry: Registry, code: Code): number | null {
  const at = listLiveReasons(registry).findIndex((live) => live === code);
  return at < 0 ? null : at + 1;
}

/** When a code is checked, in a sentence. */
export function describeOrder(registry: Registry, code: Code): string {
  if (!isReasonCode(code)) return 'A gate: checked before all reasons, and listed alone.';
  const place = placeOfReason(registry, code);
  if (place === null) return 'No longer checked: it blocks nothing.';
  const count = listLiveReasons(registry).length;
  return `Checked as number ${place} of ${count}, after the gates. The first one that holds decides.`;
}
