/** What of the dialog changes while somebody searches. */
export function findParts(dialog: HTMLDialogElement) {
  const get = <T extends Element>(selector: string): T => {
    const part = dialog.querySelector<T>(selector);
    if (!part) throw new Error(`The search dialog has no ${selector}.`);
    return part;
  };
  return {
    form: get<HTMLFormElement>('form'),
    status: get<HTMLElement>('.search-status'),
    results: get<HTMLElement>('.search-results'),
    more: get<HTMLButtonElement>('.search-more'),
  };
}
export type Parts = ReturnType<typeof findParts>;
