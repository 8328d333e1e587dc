/**
 * The line (from 1) on which a registry file opens the entry of a name; 1 where
 * it has none, which still opens the right file.
 */
export function findEntryLine(source: string, name: string): number {
  const openings = [`  ${name}: {`, `  '${name}': {`];
  const index = source
    .split('\n')
    .findIndex((line) => openings.some((opening) => line.startsWith(opening)));
  return index === -1 ? 1 : index + 1;
}
