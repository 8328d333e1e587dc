import type { MovedAnchors } from '#src/contracts/moved-anchors.ts';

/**
 * Where an address with an old anchor leads, its query kept where it leaves the
 * page; null while the page has such an anchor, or never had one.
 */
export function findMovedTarget(
  moved: MovedAnchors,
  { hash, search }: Pick<Location, 'hash' | 'search'>,
  isOnPage: (id: string) => boolean,
): string | null {
  const id = readAnchor(hash);
  if (!Object.hasOwn(moved, id) || isOnPage(id)) return null;
  const target = moved[id] ?? '';
  if (target.startsWith('#')) return target;
  const [path = '', anchor] = target.split('#');
  return path + search + (anchor === undefined ? '' : `#${anchor}`);
}

/** A fragment that is no valid encoding names nothing. */
function readAnchor(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}
