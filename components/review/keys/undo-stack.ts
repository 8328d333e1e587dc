/** The decisions of this visit that can be taken back, the last one on top. */
const stack: string[] = [];

/** The page's own offer to undo what was done last; null if there is none. */
export function offeredUndo(): URLSearchParams | null {
  const form = document.querySelector<HTMLFormElement>('[data-undo]');
  if (!form) return null;
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form)) params.append(name, String(value));
  params.set('do', 'undo');
  return params;
}

export function rememberUndo(undo: URLSearchParams | null): void {
  if (undo) stack.push(undo.toString());
}

/** The last one, which stays until it is taken back; null when all is. */
export function lastUndo(): URLSearchParams | null {
  const last = stack.at(-1);
  return last === undefined ? null : new URLSearchParams(last);
}

/** For one that the server has answered. */
export function dropUndo(sent: URLSearchParams): void {
  const at = stack.lastIndexOf(sent.toString());
  if (at >= 0) stack.splice(at, 1);
}
