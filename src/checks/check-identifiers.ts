import { ENUM_FIELD_VALUES } from '#src/registry/field-values.ts';
import { ACTIONS } from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';
import { visit } from 'unist-util-visit';
import type { Finding } from './finding.ts';
import { entriesOf, judgeName, suggest } from './name-kinds.ts';
import { startOf, type Guide } from './parse-guide.ts';

const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;
const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/;
const PLAIN_IDENTIFIER = /\b[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)+\b/g;

/** Every identifier in a code span exists; none hides in plain text, where nothing checks it. */
export function checkIdentifiers(registry: Registry, { file, tree }: Guide): Finding[] {
  const findings: Finding[] = [];
  visit(tree, (node) => {
    if (node.type === 'inlineCode' || node.type === 'code') {
      const judgements = judgeCode(registry, node.value);
      findings.push(...judgements.map((each) => ({ file, ...startOf(node), ...each })));
    }
    if (node.type === 'text') {
      findings.push(...findPlainIdentifiers(file, node.value, startOf(node).line));
    }
  });
  return findings;
}

/** Each word of what stands in code: `field = value` names two things. */
function judgeCode(registry: Registry, text: string) {
  const words = text.split(/[\s=:,;"'()]+/).filter((word) => /[A-Za-z]/.test(word));
  return words.flatMap((word) => judgeWord(registry, word) ?? []);
}

function judgeWord(registry: Registry, text: string) {
  if (text.startsWith('/')) return judgeName(registry, 'route', text);
  const known = knownWords(registry);
  const other = otherCase(text, [...known, ...Object.keys(entriesOf(registry, 'code'))]);
  if (other !== undefined) {
    return { cause: `"${text}" is spelt "${other}" in the registry`, remedy: `Use "${other}".` };
  }
  if (CODE.test(text)) return judgeName(registry, 'code', text);
  if (KEBAB.test(text)) return judgeKebab(registry, text);
  if (known.includes(text)) return null;
  return { cause: `Unknown name "${text}" in a code span`, remedy: suggest(text, known) };
}

/** The name that a text is, but for capitals. */
function otherCase(text: string, names: readonly string[]): string | undefined {
  if (names.includes(text)) return undefined;
  return names.find((name) => name.toLowerCase() === text.toLowerCase());
}

/** A step or a guide: nothing else has hyphens. */
function judgeKebab(registry: Registry, text: string) {
  const guide = judgeName(registry, 'guide', text);
  return guide && judgeName(registry, 'step', text);
}

/** Fields, their values, and what billing and the product can do. */
function knownWords(registry: Registry): string[] {
  const values = Object.values(ENUM_FIELD_VALUES).flat();
  const words = [...Object.keys(registry.fields), ...values];
  return [...new Set([...words, ...Object.keys(registry.billingActions), ...ACTIONS])];
}

function findPlainIdentifiers(file: string, text: string, firstLine: number): Finding[] {
  return [...text.matchAll(PLAIN_IDENTIFIER)].map((match) => ({
    file,
    line: firstLine + text.slice(0, match.index).split('\n').length - 1,
    cause: `"${match[0]}" stands in plain text`,
    remedy: 'Write it as a code span or with its component.',
  }));
}
