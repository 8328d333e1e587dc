import type { Code } from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { AccountState } from './account-state.ts';
import { rulesFor, truthOfRule, type Rule } from './action-rules.ts';
import { indexCatalog } from './catalog-index.ts';
import { gatherFacts, type Facts } from './facts.ts';
import { nextForRule, stop, type Placed } from './next-step.ts';
import type { NextStep, ReadinessRequest, ReadinessState, Verdict } from './report.ts';
import { FALSE, TRUE, UNKNOWN } from './truth.ts';

/** The decision without the ten steps: enough to guard a button or an endpoint. */
export interface Decision extends Placed {
  verdict: Verdict;
  /** Codes that definitely hold, in deciding order. */
  codes: readonly Code[];
  primary: Code | null;
  /** Present once no gate has decided. */
  facts?: Facts;
  /** The reason whose truth is unknown and decides. */
  undecided?: Rule;
}

/** Gates first, then the reasons in order: the first that is not false decides. */
export function decideReadiness(
  registry: Registry,
  state: ReadinessState,
  request: ReadinessRequest,
  now: Date,
): Decision {
  const gate = decideGate(state, request);
  if (gate) return gate;
  const facts = gatherFacts(
    registry,
    state as ReadinessState & { account: AccountState },
    request.action as NonNullable<typeof request.action>,
    request.target?.project_id ?? null,
  );
  return decideReasons(facts, request, now);
}

function decideGate(state: ReadinessState, request: ReadinessRequest): Decision | null {
  const { target, action } = request;
  if (target && target.owner_account_id === null) {
    return stopAt('ACCOUNT_MISMATCH', 'Stop: none of your accounts owns this');
  }
  if (target && state.account && target.owner_account_id !== state.account.account_id) {
    return switchAccount(target.owner_account_id as string);
  }
  if (!target || !action || !state.account) return chooseAction();
  if (!indexCatalog(state.catalog).actions[action].supported) {
    return stopAt('CATALOG_UNSUPPORTED', 'Stop: no plan has this action');
  }
  return null;
}

function stopAt(code: Code, label: string): Decision {
  return { verdict: 'stop', codes: [code], primary: code, situation: 'stop', next: stop(label) };
}

function switchAccount(owner: string): Decision {
  const next: NextStep = {
    kind: 'switch_account',
    label: 'Switch to the account that owns this',
    available: true,
    account_id: owner,
  };
  const code = 'ACCOUNT_MISMATCH';
  return { verdict: 'blocked', codes: [code], primary: code, situation: 'check_account', next };
}

function chooseAction(): Decision {
  const label = 'Choose the blocked action and where it runs';
  return {
    verdict: 'unverified',
    codes: [],
    primary: null,
    situation: 'choose_action',
    next: { kind: 'retry', intent: 'reread', label, available: false },
  };
}

function decideReasons(facts: Facts, request: ReadinessRequest, now: Date): Decision {
  const { rules } = rulesFor(facts.registry, facts.action);
  const codes: Code[] = [];
  let deciding: Rule | undefined;
  for (const rule of rules) {
    const truth = truthOfRule(rule, facts);
    if (truth === TRUE) codes.push(rule.code);
    if (truth !== FALSE) deciding ??= rule;
  }
  if (!deciding) return ready(facts, request);
  if (truthOfRule(deciding, facts) === UNKNOWN) return unverified(deciding, codes, facts);
  const placed = nextForRule(deciding, facts, request, now);
  const verdict = placed.situation === 'stop' ? 'stop' : 'blocked';
  return { verdict, codes, primary: deciding.code, facts, ...placed };
}

function unverified(undecided: Rule, codes: Code[], facts: Facts): Decision {
  return {
    verdict: 'unverified',
    codes,
    primary: null,
    situation: 'check_account',
    next: { kind: 'retry', intent: 'reread', label: 'Read the account again', available: true },
    facts,
    undecided,
  };
}

function ready(facts: Facts, request: ReadinessRequest): Decision {
  const next: NextStep = {
    kind: 'retry',
    intent: 'rerun',
    label: `Go back and start ${facts.registry.actions[facts.action].phrase}`,
    available: true,
    ...(request.target && { route: request.target.route }),
  };
  return { verdict: 'ready', codes: [], primary: null, situation: 'ready', next, facts };
}
