import type { FieldError } from '#src/contracts/problem.ts';
import type { Draft } from './draft.ts';

/** The widget's elements. Reads and shows; decides nothing. */
export function createFeedbackView(root: HTMLElement) {
  const form = find(root, 'form', HTMLFormElement);
  const thanks = find(root, '[data-thanks]', HTMLElement);
  const live = find(root, '[data-live]', HTMLElement);
  const button = find(form, '[type=submit]', HTMLButtonElement);
  const shareBox = find(form, '[data-share-box]', HTMLInputElement);
  const namedBox = find(form, '[name=with_name]', HTMLInputElement);
  const waiting = find(form, '[data-waiting]', HTMLElement);
  const quote = find(form, '[data-quote]', HTMLElement);
  const idleText = button.textContent;
  return {
    form,
    readInto(draft: Draft): Draft {
      const data = new FormData(form);
      const get = (name: string) => String(data.get(name) ?? '');
      return {
        submission_id: draft.submission_id,
        helpful: get('helpful'),
        category: get('category'),
        about: get('about'),
        comment: get('comment'),
        excerpt: draft.excerpt,
        share: shareBox.checked,
        named: namedBox.checked,
      };
    },
    readWebsite: () => String(new FormData(form).get('website') ?? ''),
    fill(draft: Draft): void {
      for (const radio of form.querySelectorAll<HTMLInputElement>('[name=helpful]')) {
        radio.checked = radio.value === draft.helpful;
      }
      for (const name of ['category', 'about', 'comment'] as const) {
        const field = form.elements.namedItem(name);
        if (field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement) {
          field.value = draft[name];
        }
      }
      shareBox.checked = draft.share;
      namedBox.checked = draft.named;
      find(quote, 'blockquote', HTMLElement).textContent = draft.excerpt;
      quote.hidden = !draft.excerpt;
      updateCounter(form);
    },
    offerShare(hasStatus: boolean): void {
      for (const part of form.querySelectorAll<HTMLElement>('[data-share]'))
        part.hidden = !hasStatus;
    },
    setBusy(busy: boolean): void {
      // Nothing typed meanwhile could be lost, and a second click reaches nothing.
      form.inert = busy;
      button.setAttribute('aria-busy', String(busy));
      button.textContent = busy ? 'Sending…' : idleText;
    },
    /** Focus goes to the first, unless the reader did not ask. */
    showErrors(errors: FieldError[], withFocus = true): void {
      const first = showErrors(form, errors);
      if (withFocus) focusFirst(form, first);
    },
    showWaiting(text: string | null): void {
      waiting.hidden = text === null;
      find(waiting, 'p', HTMLElement).textContent = text;
    },
    showThanks(withFocus: boolean): void {
      form.hidden = true;
      thanks.hidden = false;
      if (withFocus) thanks.focus();
    },
    /** All of the form, at the answer that is still missing, else at the text. */
    open(): void {
      thanks.hidden = true;
      form.hidden = false;
      form.classList.remove('compact');
      // With the heading above it.
      root.parentElement?.scrollIntoView();
      const isAnswered = form.querySelector('[name=helpful]:checked') !== null;
      const field = form.querySelector<HTMLElement>(
        isAnswered ? '[name=comment]' : '[name=helpful]',
      );
      field?.focus({ preventScroll: true });
    },
    hideThanks(): void {
      thanks.hidden = true;
      form.hidden = false;
      form.querySelector<HTMLElement>('[name=helpful]')?.focus();
    },
    announce(message: string): void {
      live.textContent = message;
    },
    onPress(actions: Record<'again' | 'discard' | 'unquote', () => void>): void {
      for (const [name, action] of Object.entries(actions)) {
        find(root, `[data-${name}]`, HTMLElement).addEventListener('click', action);
      }
    },
  };
}

/** Counts as the server does: by characters, not by UTF-16 units. */
export function updateCounter(form: HTMLFormElement): void {
  const field = find(form, '[name=comment]', HTMLTextAreaElement);
  const counter = find(form, '[data-counter]', HTMLElement);
  const limit = Number(field.dataset['limit']);
  const count = [...field.value.trim()].length;
  counter.textContent = `${count.toLocaleString('en')} of ${limit.toLocaleString('en')} characters`;
  counter.toggleAttribute('data-over', count > limit);
}

/** Each message at its field, anything without one above the button; answers with the first place. */
function showErrors(form: HTMLFormElement, errors: FieldError[]): HTMLElement | undefined {
  const places = [...form.querySelectorAll<HTMLElement>('[data-problem-of]')];
  const fallback = places.find((place) => ownsField(place, 'form'));
  const messages = new Map<HTMLElement, string[]>();
  for (const { field, message } of errors) {
    const place = places.find((each) => ownsField(each, field)) ?? fallback;
    if (place) messages.set(place, [...(messages.get(place) ?? []), message]);
  }
  for (const place of places) {
    const texts = messages.get(place) ?? [];
    place.textContent = texts.join(' ');
    place.hidden = texts.length === 0;
    for (const field of fieldsDescribedBy(form, place)) {
      if (texts.length === 0 || field.matches('fieldset')) field.removeAttribute('aria-invalid');
      else field.setAttribute('aria-invalid', 'true');
    }
  }
  return places.find((place) => !place.hidden);
}

function focusFirst(form: HTMLFormElement, place: HTMLElement | undefined): void {
  if (!place) return;
  const field = fieldsDescribedBy(form, place)[0];
  const target = field?.matches('fieldset') ? field.querySelector<HTMLElement>('input') : field;
  (target ?? form.querySelector<HTMLElement>('[type=submit]'))?.focus();
}

const fieldsDescribedBy = (form: HTMLFormElement, place: HTMLElement) => [
  ...form.querySelectorAll<HTMLElement>(`[aria-describedby~="${place.id}"]`),
];
const ownsField = (place: HTMLElement, field: string) =>
  (place.dataset['problemOf'] ?? '').split(' ').includes(field);

function find<Kind extends HTMLElement>(
  root: ParentNode,
  selector: string,
  kind: new () => Kind,
): Kind {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`The feedback form has no ${selector}.`);
}
