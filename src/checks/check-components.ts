import type { Registry } from '#src/registry/registry.ts';
import { visit } from 'unist-util-visit';
import type { Finding } from './finding.ts';
import { guideComponents, type AttributeRule } from './guide-components.ts';
import { judgeName, suggest } from './name-kinds.ts';
import { listElements, startOf, type Attribute, type Element, type Guide } from './parse-guide.ts';

/** Components, their attributes and the names in them; and nothing that runs code. */
export function checkComponents(registry: Registry, guide: Guide): Finding[] {
  const found = listElements(guide.tree).flatMap((element) => checkElement(registry, element));
  return [...found, ...checkExpressions(guide)].map((finding) => ({
    file: guide.file,
    ...finding,
  }));
}

type LocalFinding = Omit<Finding, 'file'>;

function checkElement(registry: Registry, element: Element): LocalFinding[] {
  const { name, attributes, line, column } = element;
  const rules = guideComponents[name ?? ''];
  if (rules === undefined) {
    return [
      {
        line,
        column,
        cause: `Unknown component <${name ?? ''}>`,
        remedy: suggest(name ?? '', Object.keys(guideComponents)),
      },
    ];
  }
  const missing = Object.keys(rules).filter((each) => !attributes.some((a) => a.name === each));
  return [
    ...missing.map((each) => ({
      line,
      column,
      cause: `<${name}> lacks the attribute "${each}"`,
      remedy: `Write <${name} ${each}="…">.`,
    })),
    ...attributes.flatMap((attribute) => checkAttribute(registry, element, rules, attribute)),
  ];
}

function checkAttribute(
  registry: Registry,
  element: Element,
  rules: Record<string, AttributeRule>,
  { name, value, line, column }: Attribute,
): LocalFinding[] {
  const rule = rules[name];
  if (rule === undefined) {
    const remedy =
      Object.keys(rules).length === 0 ? 'It takes none.' : suggest(name, Object.keys(rules));
    return [{ line, column, cause: `<${element.name}> has no attribute "${name}"`, remedy }];
  }
  if (value === null) {
    const cause = `<${element.name} ${name}> is not a literal`;
    return [{ line, column, cause, remedy: `Write ${name}="…" with the name in it.` }];
  }
  return splitNames(rule, value).flatMap((each) => {
    const judgement = judgeName(registry, rule.kind, each);
    return judgement === null ? [] : [{ line, column, ...judgement }];
  });
}

/** The names in an attribute. An empty one stays, so that it is reported. */
export function splitNames(rule: AttributeRule, value: string): string[] {
  return rule.many ? value.trim().split(/\s+/) : [value];
}

/** Comments are expressions too; they may stay. */
function checkExpressions({ tree }: Guide): LocalFinding[] {
  const findings: LocalFinding[] = [];
  visit(tree, (node) => {
    if (node.type === 'mdxjsEsm') {
      findings.push({
        ...startOf(node),
        cause: 'A guide cannot import or export',
        remedy: 'Use the components as they are: guides know them by name.',
      });
    }
    if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') return;
    if (/^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value)) return;
    findings.push({
      ...startOf(node),
      cause: `The braces run "${node.value}" as code`,
      remedy: 'Write it as text, or in a code span.',
    });
  });
  return findings;
}
