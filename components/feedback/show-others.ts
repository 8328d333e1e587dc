import type { OutboxEntry } from './outbox-entry.ts';

let list: HTMLUListElement | null = null;

/**
 * Under the form: what waits on this device besides the text in it, such as
 * feedback on another page. Made only once there is such a thing.
 */
export function showOthers(entries: readonly OutboxEntry[], withdraw: (id: string) => void): void {
  const root = document.querySelector<HTMLElement>('rb-feedback');
  const others = entries.filter(({ draft }) => draft.submission_id !== root?.dataset['draft']);
  if (!root || (others.length === 0 && !list)) return;
  list ??= root.appendChild(makeList());
  list.replaceChildren(...others.map((entry) => toLine(entry, withdraw)));
}

function makeList(): HTMLUListElement {
  const made = document.createElement('ul');
  made.className = 'others';
  made.ariaLabel = 'Kept on this device';
  return made;
}

function toLine(entry: OutboxEntry, withdraw: (id: string) => void): HTMLLIElement {
  const line = document.createElement('li');
  const page = document.createElement('a');
  page.href = entry.page;
  page.textContent = entry.page;
  const discard = document.createElement('button');
  discard.type = 'button';
  discard.textContent = 'Discard it';
  discard.addEventListener('click', () => withdraw(entry.draft.submission_id));
  const state = entry.errors ? 'was refused; open the page to change it' : 'waits to be sent';
  line.append('Your feedback on ', page, ` ${state}. `, discard);
  return line;
}
