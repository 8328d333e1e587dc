import type { Named } from '#src/registry/lifecycle.ts';
import type { EntryFinding } from './finding.ts';

/** Entries of one kind, by the names that have to tell them apart. */
export type NamedEntries = Record<string, Named<string>>;

/** Former names stay unambiguous, and what replaces a name is there to be read. */
export function checkNames(
  entries: NamedEntries,
  fileOf: (name: string) => string,
): EntryFinding[] {
  return Object.keys(entries).flatMap((entry) =>
    [...checkFormerNames(entries, entry), ...checkSuccessor(entries, entry)].map((found) => ({
      file: fileOf(entry),
      entry,
      ...found,
    })),
  );
}

function checkFormerNames(entries: NamedEntries, entry: string) {
  const formerNames = entries[entry]?.formerNames ?? [];
  const repeated = formerNames.filter((name, at) => formerNames.indexOf(name) !== at);
  const taken = Object.keys(entries).flatMap((other) => {
    const names = other === entry ? [other] : [other, ...(entries[other]?.formerNames ?? [])];
    return names.filter((name) => formerNames.includes(name));
  });
  return [...new Set([...repeated, ...taken])].map((name) => ({
    cause: `The former name "${name}" of "${entry}" is in use`,
    remedy: 'A name leads to one entry: keep it in one place.',
  }));
}

function checkSuccessor(entries: NamedEntries, entry: string) {
  const seen = new Set([entry]);
  let lifecycle = entries[entry]?.lifecycle;
  while (lifecycle && lifecycle.state !== 'active' && lifecycle.replacedBy !== undefined) {
    const next = lifecycle.replacedBy;
    if (!Object.hasOwn(entries, next)) return [successor(entry, `"${next}", which is unknown`)];
    if (seen.has(next)) return [successor(entry, `"${next}" in a circle`)];
    seen.add(next);
    lifecycle = entries[next]?.lifecycle;
  }
  return [];
}

const successor = (entry: string, leadsTo: string) => ({
  cause: `"${entry}" is replaced by ${leadsTo}`,
  remedy: 'Name a live successor, or retire the entry without one.',
});
