import { readTab, writeTab } from '#components/shell/tab-storage.ts';

/** Notes that were typed and not saved, by item; removed when somebody else signs in. */
const keyOf = (id: string) => `reasonbook:review-note:${id}`;

const noteOf = (form: HTMLFormElement) => form.querySelector<HTMLTextAreaElement>('[name=note]');
const decision = () => document.querySelector<HTMLFormElement>('[data-decision]');

/** Keeps the open item's note while it is typed. */
export function keepNote(): void {
  document.addEventListener('input', ({ target }) => {
    const form = target instanceof HTMLTextAreaElement ? target.form : null;
    const id = form?.dataset['decision'];
    if (!form || !id) return;
    const text = noteOf(form)?.value ?? '';
    writeTab(keyOf(id), text || null);
  });
}

/** Brings a note back when its item is opened again. */
export function restoreNote(): void {
  const form = decision();
  const note = form && noteOf(form);
  const kept = readTab(keyOf(form?.dataset['decision'] ?? ''));
  if (note && !note.value && kept) note.value = kept;
}

/** The note is stored now. */
export const forgetNote = (id: string) => writeTab(keyOf(id), null);
