import type { Condition } from './condition.ts';
import type { Action, Code, FieldName } from './names.ts';
import { isReasonCode, type Registry } from './registry.ts';

/** A piece of a line: plain words, or a name that a page may link or set as code. */
export type TextPart =
  | { kind: 'text'; text: string }
  | { kind: 'value'; text: string }
  | { kind: 'field'; name: FieldName }
  | { kind: 'code'; code: Code };

/** A condition in words: one line, and the lines that it takes together. */
export interface PrintedCondition {
  parts: readonly TextPart[];
  items: readonly PrintedCondition[];
}

/**
 * "Raised when", from the very value that decides. Negation is carried down to
 * the lines, so that a reader never has to turn a list around in their head.
 */
export function printCondition(registry: Registry, condition: Condition): PrintedCondition {
  return print(registry, condition, false);
}

/** The same as plain text; nested lines are indented by two spaces. */
export function conditionToText(printed: PrintedCondition, indent = ''): string {
  const line = printed.parts.map(partToText).join('');
  return [indent + line, ...printed.items.map((item) => conditionToText(item, `${indent}  `))].join(
    '\n',
  );
}

/** A piece as plain text. */
export function partToText(part: TextPart): string {
  switch (part.kind) {
    case 'field':
      return part.name;
    case 'code':
      return part.code;
    case 'text':
    case 'value':
      return part.text;
  }
}

const text = (words: string): TextPart => ({ kind: 'text', text: words });
const line = (...parts: (TextPart | string)[]): PrintedCondition => ({
  parts: parts.map((part) => (typeof part === 'string' ? text(part) : part)),
  items: [],
});
const list = (heading: string, items: readonly PrintedCondition[]): PrintedCondition => ({
  parts: [text(heading)],
  items,
});

function print(registry: Registry, condition: Condition, negated: boolean): PrintedCondition {
  switch (condition.op) {
    case 'field':
      return line(
        { kind: 'field', name: condition.field },
        fieldVerb(condition.in.length, negated),
        ...joinWords(
          condition.in.map((value) => ({ kind: 'value', text: value })),
          negated ? 'nor' : 'or',
        ),
      );
    case 'balance':
      return line(
        { kind: 'field', name: condition.field },
        negated ? ' is at least ' : ' is below ',
        { kind: 'value', text: String(condition.below) },
      );
    case 'action':
      return line(
        `the action${fieldVerb(condition.in.length, negated)}`,
        ...joinWords(actionWords(registry, condition.in), negated ? 'nor' : 'or'),
      );
    case 'plan_includes_action':
      return line(`the plan ${negated ? 'does not include' : 'includes'} the action`);
    case 'plan_change_exists':
      return line(
        `the catalog offers ${negated ? 'no' : 'a'} supported change to a plan with the action`,
      );
    case 'purchase_undelivered':
      return line(
        negated
          ? 'everything that was bought has been delivered'
          : 'what was bought has not been delivered yet',
      );
    case 'session_buys_remedy':
      return line(
        `the open checkout ${negated ? 'does not buy' : 'buys'} exactly what the first of these that holds would ask for: `,
        ...joinWords(codeParts(condition.of), 'or'),
      );
    case 'reason':
      return line({ kind: 'code', code: condition.code }, negated ? ' does not hold' : ' holds');
    case 'not':
      return print(registry, condition.of, !negated);
    case 'all':
    case 'any':
      return printGroup(registry, condition.op === 'all' ? 'all' : 'any', condition.of, negated);
    case 'when':
      return negated
        ? printGroup(registry, 'all', [condition.when, condition.then], true)
        : printWhen(registry, condition.when, condition.then);
  }
}

type GroupKind = 'all' | 'any';
/** A condition as its group means it: `negated` says whether it is denied there. */
interface Member {
  condition: Condition;
  negated: boolean;
}

function printGroup(
  registry: Registry,
  op: GroupKind,
  of: readonly Condition[],
  negated: boolean,
): PrintedCondition {
  const kind = deniedKind(op, negated);
  const members = flatten(kind, of, negated);
  const [only, ...rest] = members;
  if (only && rest.length === 0) return print(registry, only.condition, only.negated);
  const codes = members.flatMap(({ condition, negated: denied }) =>
    condition.op === 'reason' && !denied ? [condition.code] : [],
  );
  if (kind === 'any' && codes.length === members.length) {
    return line(...joinWords(codeParts(codes), 'or'), ' holds');
  }
  return list(
    kind === 'all' ? 'all of these hold:' : 'at least one of these holds:',
    members.map((member) => print(registry, member.condition, member.negated)),
  );
}

/** De Morgan: a denied "all" is an "any" of denials, and the other way round. */
const deniedKind = (op: GroupKind, negated: boolean): GroupKind =>
  (op === 'all') !== negated ? 'all' : 'any';

/** A group inside one of its own kind adds nothing but depth: its members move up. */
function flatten(kind: GroupKind, of: readonly Condition[], negated: boolean): Member[] {
  return of.flatMap((condition): Member[] => {
    if (condition.op === 'not') return flatten(kind, [condition.of], !negated);
    if (condition.op === 'when' && negated && kind === 'any') {
      return flatten(kind, [condition.when, condition.then], true);
    }
    if (condition.op !== 'all' && condition.op !== 'any') return [{ condition, negated }];
    if (deniedKind(condition.op, negated) !== kind && condition.of.length > 1) {
      return [{ condition, negated }];
    }
    return flatten(kind, condition.of, negated);
  });
}

/** "When …, …" on one line where both sides are one line. */
function printWhen(registry: Registry, given: Condition, then: Condition): PrintedCondition {
  const scene = print(registry, given, false);
  const cause = print(registry, then, false);
  if (scene.items.length > 0) return printGroup(registry, 'all', [given, then], false);
  return {
    parts: [text('when '), ...scene.parts, text(', '), ...cause.parts],
    items: cause.items,
  };
}

function fieldVerb(values: number, negated: boolean): string {
  if (!negated) return ' is ';
  return values > 1 ? ' is neither ' : ' is not ';
}

const codeParts = (codes: readonly string[]): TextPart[] =>
  codes.filter(isReasonCode).map((code) => ({ kind: 'code', code }));

const actionWords = (registry: Registry, of: readonly Action[]): TextPart[] =>
  of.map((action) => text(registry.actions[action].phrase));

/** `a, b or c`. */
function joinWords(words: readonly TextPart[], conjunction: string): TextPart[] {
  return words.flatMap((word, index) => {
    if (index === 0) return [word];
    return [text(index === words.length - 1 ? ` ${conjunction} ` : ', '), word];
  });
}
