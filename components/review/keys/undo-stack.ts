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

/** Takes the last one; null when all is taken back. */
export function takeUndo(): URLSearchParams | null {
  const last = stack.pop();
  return last === undefined ? null : new URLSearchParams(last);
}

/** For one that is being sent by its button. */
export function dropUndo(sent: URLSearchParams): void {
  const at = stack.lastIndexOf(sent.toString());
  if (at >= 0) stack.splice(at, 1);
}
