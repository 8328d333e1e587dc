type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Takes what was typed and not sent over into a fresh copy of the same item's form. */
export function carryTyped(old: ParentNode, fresh: ParentNode): void {
  const [from, to] = [old, fresh].map((each) => each.querySelector<HTMLFormElement>(FORM));
  if (!from || !to || from.dataset['decision'] !== to.dataset['decision']) return;
  for (const field of from.querySelectorAll<Field>(FIELDS)) {
    const target = to.querySelector<Field>(`[name="${field.name}"]`);
    if (target && isTyped(field)) target.value = field.value;
  }
}

const FORM = '[data-decision]';
const FIELDS = 'select, textarea, input:not([type=hidden])';

/** Whether a reviewer changed it: a field left alone takes what the server says. */
function isTyped(field: Field): boolean {
  if (!(field instanceof HTMLSelectElement)) return field.value !== field.defaultValue;
  return [...field.options].some((option) => option.selected !== option.defaultSelected);
}
