import type { FieldName, ReasonCode } from '#src/registry/names.ts';
import type { ActionRules, Rule } from './action-rules.ts';
import type { Node } from './compile-condition.ts';
import type { Facts } from './facts.ts';
import { FALSE, negate, TRUE, UNKNOWN, type Truth } from './truth.ts';

/** The fields that make a rule hold. What only sets the scene is left out. */
export function fieldsThatBlock(rule: Rule, facts: Facts): Set<FieldName> {
  const found = new Set<FieldName>();
  collect(rule.node, TRUE, facts, found);
  return found;
}

function collect(node: Node, truth: Truth, facts: Facts, found: Set<FieldName>): void {
  const { condition, parts, field } = node;
  if (field) found.add(field);
  if (condition.op === 'not') return collect(parts[0] as Node, negate(truth), facts, found);
  const relevant = condition.op === 'when' && truth === TRUE ? parts.slice(1) : parts;
  for (const part of relevant) {
    if (part.evaluate(facts) === truth) collect(part, truth, facts, found);
  }
}

/** The unknown fields that leave a rule undecided. */
export function fieldsThatHide(rule: Rule, rules: ActionRules, facts: Facts): Set<FieldName> {
  const found = new Set<FieldName>();
  collectUnknown(rule.node, rules, facts, found);
  return found;
}

function collectUnknown(node: Node, rules: ActionRules, facts: Facts, found: Set<FieldName>): void {
  if (node.evaluate(facts) !== UNKNOWN) return;
  const { condition, field, parts } = node;
  if (condition.op === 'reason') return collectReason(condition.code, rules, facts, found);
  if (condition.op === 'session_buys_remedy') {
    const first = condition.of.find((code) => isNotFalse(rules.byCode[code], facts));
    if (first) collectReason(first, rules, facts, found);
    return;
  }
  if (field) found.add(field);
  for (const part of parts) collectUnknown(part, rules, facts, found);
}

/** What keeps a reason unknown, or, where it holds, what it leads to. */
function collectReason(
  code: ReasonCode,
  rules: ActionRules,
  facts: Facts,
  found: Set<FieldName>,
): void {
  const rule = rules.byCode[code];
  if (!rule) return;
  collectUnknown(rule.node, rules, facts, found);
  for (const { when } of rule.cases) if (when) collectUnknown(when, rules, facts, found);
}

const isNotFalse = (rule: Rule | undefined, facts: Facts) =>
  rule !== undefined && rule.node.evaluate(facts) !== FALSE;
