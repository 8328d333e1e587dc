import type fc from 'fast-check';
import { checkSite } from './check-facts.ts';
import type { Account, Model } from './facts.ts';
import type { Site } from './site.ts';

/** One thing that happens, to the product and to the model of it. */
export type Step = fc.AsyncCommand<Model, Site>;

/** Makes a step; after it, all that can be checked is. It is left out where `when` says so. */
export function step(
  name: string,
  run: (model: Model, site: Site) => Promise<void>,
  when: (model: Model) => boolean = () => true,
): Step {
  return {
    check: (model) => when(model),
    run: async (model, site) => {
      await run(model, site);
      checkSite(model, site);
    },
    toString: () => name,
  };
}

/** The one that a number stands for; the list must not be empty. */
export function pick<Value>(list: readonly Value[], number: number): Value {
  return list[number % list.length] as Value;
}

export const pickAccount = ({ accounts }: Model, number: number): Account =>
  pick([...accounts.values()], number);
