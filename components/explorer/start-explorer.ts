import { askScenario } from '#src/readiness/scenarios/ask-scenario.ts';
import {
  isBalanceKey,
  READY_SCENARIO,
  SCENARIO_KEYS,
  type ScenarioKey,
} from '#src/readiness/scenarios/scenario.ts';
import {
  changeQuery,
  completeScenario,
  EXPLORER_PATH,
  readScenario,
  type ReadScenario,
} from '#src/readiness/scenarios/scenario-query.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import { registry } from '#src/registry/registry.ts';
import { listAnswerPlaces } from './answer-places.ts';
import { describeAnswer } from './describe-answer.ts';
import { describeProblem } from './describe-problem.ts';
import { fillProblems } from './fill-answer.ts';

type Control = HTMLSelectElement | HTMLInputElement;

/**
 * Answers in the browser, with the engine that answers everywhere else. The
 * address is the state: a change is written there, and read from there.
 */
export function startExplorer(root: HTMLElement): void {
  const form = root.querySelector<HTMLFormElement>('[data-explorer-form]');
  if (!form) return;
  const catalog = JSON.parse(form.dataset['catalog'] ?? '') as Catalog;
  const show = () => {
    const read = readScenario(new URLSearchParams(location.search), catalog);
    fillForm(form, read);
    const scenario = completeScenario(read);
    const answer = scenario && describeAnswer(askScenario(registry, catalog, scenario));
    fillProblems(root, read.problems.map(describeProblem), answer);
    const link = listAnswerPlaces(root).one('link') as HTMLAnchorElement;
    link.href = `${EXPLORER_PATH}${location.search}`;
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', ({ target }) => {
    const control = target as Control;
    const query = changeQuery(location.search, control.name as ScenarioKey, readControl(control));
    history.replaceState(history.state, '', `${EXPLORER_PATH}?${query}`);
    show();
  });
  // Back to a page that the browser kept: its address may not be the form's.
  addEventListener('pageshow', show);
  show();
  for (const all of form.querySelectorAll('fieldset')) all.disabled = false;
}

/** An empty balance means that it is not known. */
function readControl({ name, value }: Control): string {
  return isBalanceKey(name as ScenarioKey) && value.trim() === '' ? 'unknown' : value.trim();
}

function fillForm(form: HTMLFormElement, { values, problems }: ReadScenario): void {
  for (const key of SCENARIO_KEYS) {
    const control = form.elements.namedItem(key) as Control;
    const problem = problems.find((each) => 'name' in each && each.name === key);
    markProblem(control, problem !== undefined || isContradicted(key, problems));
    // What is being typed stays as it is typed.
    if (readControl(control) === values[key] || control === document.activeElement) continue;
    if (values[key] === undefined) showInvalid(control, problem);
    else control.value = isUnknownBalance(key, values[key]) ? '' : values[key];
  }
}

const isUnknownBalance = (key: ScenarioKey, value: string) =>
  isBalanceKey(key) && value === 'unknown';

const isContradicted = (key: ScenarioKey, problems: ReadScenario['problems']) =>
  (key === 'payment_status' || key === 'open_checkout') &&
  problems.some(({ kind }) => kind === 'contradiction');

/** No value stands in for one that cannot be. */
function showInvalid(control: Control, problem: ReadScenario['problems'][number] | undefined) {
  if (control instanceof HTMLSelectElement) control.selectedIndex = -1;
  else
    control.value = problem && 'value' in problem ? problem.value : READY_SCENARIO.credit_balance;
}

function markProblem(control: Control, isProblem: boolean): void {
  if (isProblem) {
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', 'explorer-problems');
  } else {
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-describedby');
  }
}
