import { reasonPath } from '#src/registry/paths.ts';
import { findCode, registry } from '#src/registry/registry.ts';
import { listAnswerPlaces } from './answer-places.ts';
import type { Answer } from './describe-answer.ts';

/** Puts an answer into the page's places. */
export function fillAnswer(root: ParentNode, answer: Answer): void {
  const { one, all } = listAnswerPlaces(root);
  one('tone').dataset['tone'] = answer.verdict;
  setText(one('summary'), answer.summary);
  one('body').hidden = false;
  one('problems').hidden = true;
  one('no-codes').hidden = answer.codes.length > 0;
  fillCodes(root, answer);
  setText(one('label'), answer.label);
  for (const row of all('line')) {
    const text = answer.lines[row.dataset['line'] as keyof Answer['lines']];
    row.hidden = text === '';
    setText(listAnswerPlaces(row).one('text'), text);
  }
  fillSteps(root, answer);
}

function fillCodes(root: ParentNode, { codes, primary }: Answer): void {
  const { one } = listAnswerPlaces(root);
  const template = one('code') as HTMLTemplateElement;
  const items = codes.map((code) => {
    const item = template.content.cloneNode(true) as DocumentFragment;
    const places = listAnswerPlaces(item);
    const name = places.one('name') as HTMLAnchorElement;
    name.href = reasonPath(code);
    (name.firstElementChild ?? name).textContent = code;
    places.one('decides').textContent = code === primary ? 'decides' : '';
    places.one('title').textContent = findCode(registry, code).title;
    return item;
  });
  one('codes').replaceChildren(template, ...items);
}

function fillSteps(root: ParentNode, { steps }: Answer): void {
  const { one, all } = listAnswerPlaces(root);
  one('steps').hidden = steps.length === 0;
  one('no-steps').hidden = steps.length > 0;
  for (const item of all('step')) {
    const step = steps.find(({ id }) => id === item.dataset['step']);
    if (!step) continue;
    const places = listAnswerPlaces(item);
    item.dataset['status'] = step.status;
    if (step.status === 'current') item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
    setText(places.one('status'), step.word);
    const rows = places.all('field');
    for (const row of rows) row.hidden = step.fields.length === 0;
    for (const { name, value, standing, word } of step.fields) {
      const row = rows.find(({ dataset }) => dataset['field'] === name);
      if (!row) continue;
      row.dataset['standing'] = standing;
      setText(listAnswerPlaces(row).one('value'), value);
      setText(listAnswerPlaces(row).one('standing'), word);
    }
  }
}

/** Says what is wrong instead of an answer that would be a guess. */
export function fillProblems(
  root: ParentNode,
  problems: readonly string[],
  answer: Answer | null,
): void {
  const { one } = listAnswerPlaces(root);
  if (answer) fillAnswer(root, answer);
  const list = one('problems');
  list.hidden = problems.length === 0;
  list.replaceChildren(...problems.map(toItem));
  if (answer) return;
  one('tone').dataset['tone'] = 'unverified';
  one('body').hidden = true;
  const more = problems.length > 1 ? ` And ${problems.length - 1} more below.` : '';
  setText(one('summary'), `No answer. ${problems[0]}${more}`);
}

function toItem(text: string): HTMLLIElement {
  const item = document.createElement('li');
  item.textContent = text;
  return item;
}

/** Only a change is written: what is the same is not read out again. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
