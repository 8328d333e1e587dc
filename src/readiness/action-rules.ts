import { childConditions, type Condition } from '#src/registry/condition.ts';
import { listLiveReasons } from '#src/registry/live-reasons.ts';
import { ACTIONS, type Action, type FieldName, type ReasonCode } from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { Outcome } from '#src/registry/resolution.ts';
import { compileCondition, leafField, type Node, type ReasonOracle } from './compile-condition.ts';
import type { Facts } from './facts.ts';
import { sessionRemedies } from './offers.ts';
import { specializeCondition } from './specialize-condition.ts';
import { FALSE, type Truth } from './truth.ts';

/** One reason, ready to run for one action. */
export interface Rule {
  code: ReasonCode;
  position: number;
  node: Node;
  cases: readonly { when: Node | null; outcome: Outcome }[];
}

/** All live reasons for one action, in deciding order. */
export interface ActionRules {
  rules: readonly Rule[];
  byCode: Partial<Record<ReasonCode, Rule>>;
  /** Fields that can change what this action is told. */
  usedFields: ReadonlySet<FieldName>;
}

/** Every action uses these beside what its conditions name. */
const ALWAYS_USED = ['account_id', 'selected_package_key', 'checkout_session_id'] as const;

const compiled = new WeakMap<Registry, Record<Action, ActionRules>>();

/** The registry's conditions compiled for one action; made once per registry. */
export function rulesFor(registry: Registry, action: Action): ActionRules {
  let rules = compiled.get(registry);
  if (!rules) {
    rules = Object.fromEntries(
      ACTIONS.map((each) => [each, compileRules(registry, each)]),
    ) as Record<Action, ActionRules>;
    compiled.set(registry, rules);
  }
  return rules[action];
}

/** The truth of a rule, evaluated at most once per set of facts. */
export function truthOfRule(rule: Rule, facts: Facts): Truth {
  const known = facts.truths[rule.position];
  if (known !== undefined) return known;
  const truth = rule.node.evaluate(facts);
  facts.truths[rule.position] = truth;
  return truth;
}

function compileRules(registry: Registry, action: Action): ActionRules {
  const byCode: Partial<Record<ReasonCode, Rule>> = {};
  const oracle: ReasonOracle = {
    truth: (code, facts) => {
      const rule = byCode[code];
      return rule ? truthOfRule(rule, facts) : FALSE;
    },
    sessionRemedies: (code, facts) => sessionRemedies(byCode[code] as Rule, facts),
  };
  const rules = listLiveReasons(registry).map((code, position) => {
    const rule = compileRule(registry, action, code, position, oracle);
    byCode[code] = rule;
    return rule;
  });
  return { rules, byCode, usedFields: fieldsOf(rules) };
}

function compileRule(
  registry: Registry,
  action: Action,
  code: ReasonCode,
  position: number,
  oracle: ReasonOracle,
): Rule {
  const ready = (condition: Condition) =>
    compileCondition(specializeCondition(condition, action), oracle);
  const { condition, resolution } = registry.reasons[code];
  const cases = resolution.map((each) => ({
    when: 'when' in each ? ready(each.when) : null,
    outcome: each.outcome,
  }));
  return { code, position, node: ready(condition), cases };
}

function fieldsOf(rules: readonly Rule[]): Set<FieldName> {
  const used = new Set<FieldName>(ALWAYS_USED);
  const visit = (condition: Condition) => {
    const field = leafField(condition);
    if (field) used.add(field);
    childConditions(condition).forEach(visit);
  };
  for (const { node } of rules) visit(node.condition);
  return used;
}
