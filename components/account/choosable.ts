import type { TargetChoice } from '#src/contracts/account.ts';
import { ACTIONS, type Action } from '#src/registry/names.ts';
import type { ChosenContext } from './reader-context.ts';

/** The actions that run anywhere in the account, in the registry's order. */
export function choosableActions(choices: readonly TargetChoice[]): Action[] {
  return ACTIONS.filter((action) => choices.some(({ actions }) => actions.includes(action)));
}

/** Where an action runs. */
export function choosableTargets(choices: readonly TargetChoice[], action: Action): string[] {
  return choices.filter(({ actions }) => actions.includes(action)).map(({ target }) => target);
}

/** The target survives a new action only if that runs there too. */
export function keptTarget(
  choices: readonly TargetChoice[],
  action: Action,
  { target }: ChosenContext,
): string | null {
  return target && choosableTargets(choices, action).includes(target) ? target : null;
}
