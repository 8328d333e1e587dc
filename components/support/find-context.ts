import { TargetTextSchema } from '#src/contracts/readiness-query.ts';
import { ACTIONS, TARGET_KINDS, type Action } from '#src/registry/names.ts';
import { actionsAt, type BlockContext } from './block-context.ts';
import { wordsOf } from './phrases.ts';

const KINDS = TARGET_KINDS.join('|');
const NAMED_TARGET = new RegExp(`\\btarget\\s*[=:]\\s*((?:${KINDS})/[A-Za-z0-9_-]{1,64})`, 'gi');
/** Without a word before it, an id has a digit or an underscore: `projects/reports` is prose. */
const BARE_TARGET = new RegExp(
  `(?<![\\w-])(?:${KINDS})/(?=[A-Za-z-]*[\\d_])[A-Za-z0-9_-]{1,64}`,
  'g',
);
/** "My fix says …": what somebody has is a thing, not a wish. */
const OWN_ACTION = new RegExp(`\\bmy\\s+(${ACTIONS.join('|')})s?\\b`, 'gi');
const NAMED_ACTION = /\baction\s*[=:]\s*([a-z]+)/gi;

/** The action and the target that a text names; what it leaves open stays open. */
export function findContext(text: string): BlockContext {
  const named = [...text.matchAll(NAMED_TARGET)].map(([, target]) => target);
  const bare = [...text.matchAll(BARE_TARGET)].map(([target]) => target);
  const target = [...named, ...bare].find((each) => TargetTextSchema.safeParse(each).success);
  const action = findAction(text, target);
  return { ...(action && { action }), ...(target && { target }) };
}

function findAction(text: string, target: string | undefined): Action | undefined {
  const possible = target ? actionsAt(target) : ACTIONS;
  const [named] = [...text.matchAll(NAMED_ACTION)].flatMap(([, word]) => toAction(word));
  if (named) return possible.includes(named) ? named : undefined;
  const own = new Set([...text.matchAll(OWN_ACTION)].flatMap(([, word]) => toAction(word)));
  const [mine] = own;
  if (mine && own.size === 1 && possible.includes(mine)) return mine;
  if (!target) return undefined;
  if (possible.length === 1) return possible[0];
  // "Please fix it" names no action: only one that runs at the target can be meant.
  const words = new Set(wordsOf(text.replaceAll(target, ' ').replace(/\S+[/_]\S+/g, ' ')));
  const said = possible.filter((action) => words.has(action) || words.has(`${action}s`));
  return said.length === 1 ? said[0] : undefined;
}

const toAction = (word: string | undefined) =>
  ACTIONS.filter((action) => action === word?.toLowerCase());
