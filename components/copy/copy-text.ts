/** Puts a text on the clipboard; false where the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Selects what an element shows, so that the reader can copy it themselves. */
export function selectText(element: Element): void {
  getSelection()?.selectAllChildren(element);
}

/** What stands beside a selected text. */
export const COPY_YOURSELF =
  'Your browser did not allow copying. The text is selected: copy it with Ctrl+C or ⌘C.';
