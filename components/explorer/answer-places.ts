/** The places inside a part of the page: by `data-answer`, or all that stand for one kind of thing. */
export function listAnswerPlaces(root: ParentNode) {
  return {
    one: (name: string): HTMLElement => {
      const found = root.querySelector<HTMLElement>(`[data-answer="${name}"]`);
      if (!found) throw new Error(`The explorer has no place for "${name}".`);
      return found;
    },
    all: (kind: 'line' | 'step' | 'field'): HTMLElement[] => [
      ...root.querySelectorAll<HTMLElement>(`[data-${kind}]`),
    ],
  };
}
