import type { Named } from './lifecycle.ts';

/**
 * The live name behind a name that readers, links or feedback use: itself, the
 * entry that lists it as a former spelling, or what replaced it. A retired name
 * without a successor stays itself: its page still explains it. Null if unknown.
 * Spelling is exact; callers fold case where a path allows it.
 */
export function resolveName<Name extends string>(
  entries: Record<Name, Named<Name>>,
  name: string,
): Name | null {
  const found = (Object.keys(entries) as Name[]).find(
    (key) => key === name || entries[key].formerNames.includes(name),
  );
  if (found === undefined) return null;
  const { lifecycle } = entries[found];
  const successor = lifecycle.state === 'active' ? undefined : lifecycle.replacedBy;
  return successor === undefined ? found : resolveName(entries, successor);
}
