import { ACTIONS, TARGET_KINDS, type Action, type Code } from '#src/registry/names.ts';
import { isReasonCode, type Registry } from '#src/registry/registry.ts';
import { TARGET_ACTIONS } from '#src/registry/routes.ts';

/** What the block is about, as far as it is known. */
export interface BlockContext {
  action?: Action | undefined;
  /** As the API takes it, such as `fix-tasks/fix_ready`. */
  target?: string | undefined;
}

/** The actions that run at a target; all where there is none. */
export function actionsAt(target: string | undefined): readonly Action[] {
  const kind = TARGET_KINDS.find((each) => target?.startsWith(`${each}/`));
  return kind ? TARGET_ACTIONS[kind] : ACTIONS;
}

/**
 * The part of a context that fits a code. An action that it never blocks is left
 * out, as is one that does not run at the target; the only one it blocks is put in.
 */
export function fitContext(
  registry: Registry,
  code: Code,
  { action, target }: BlockContext,
): BlockContext {
  const blocked = isReasonCode(code) ? registry.reasons[code].actions : ACTIONS;
  const wanted = action ?? (blocked.length === 1 ? blocked[0] : undefined);
  const fits = wanted && blocked.includes(wanted) && actionsAt(target).includes(wanted);
  return { ...(fits && { action: wanted }), ...(target && { target }) };
}
