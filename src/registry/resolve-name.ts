import type { Named } from './lifecycle.ts';

/**
 * The name to use for one that readers, links or feedback use: itself, the entry
 * that lists it as a former spelling, or what replaced it once it is retired. A
 * deprecated name stays itself, as it still works; so does a retired one without
 * a successor, as its page still explains it. Null if unknown.
 * Spelling is exact; callers fold case where a path allows it.
 */
export function resolveName<Name extends string>(
  entries: Record<Name, Named<Name>>,
  name: string,
): Name | null {
  const found = Object.hasOwn(entries, name)
    ? (name as Name)
    : (Object.keys(entries) as Name[]).find((key) => entries[key].formerNames.includes(name));
  if (found === undefined) return null;
  const { lifecycle } = entries[found];
  const successor = lifecycle.state === 'retired' ? lifecycle.replacedBy : undefined;
  return successor === undefined ? found : resolveName(entries, successor);
}
