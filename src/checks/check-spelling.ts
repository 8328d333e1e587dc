import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import dictionary from 'dictionary-en-gb';
import { toString } from 'nlcst-to-string';
import { ParseEnglish } from 'parse-english';
import retextSpell from 'retext-spell';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { ENUM_FIELD_VALUES } from '#src/registry/field-values.ts';
import { productCatalog } from '#src/registry/catalog.ts';
import type { Registry } from '#src/registry/registry.ts';
import type { Finding } from './finding.ts';
import type { Prose } from './read-prose.ts';

export const DICTIONARY_FILE = 'content/dictionary.txt';

/** The project's own words, one for each line of its dictionary. */
export async function readOwnWords(root: string): Promise<string[]> {
  const text = await readFile(join(root, DICTIONARY_FILE), 'utf8');
  return text.split('\n').filter((word) => word !== '');
}

/**
 * British spelling. Words that the registry uses are right by being there; what
 * else the project needs stands in its dictionary, a word a line.
 */
export async function checkSpelling(
  registry: Registry,
  ownWords: readonly string[],
  all: readonly Prose[],
): Promise<Finding[]> {
  const personal = [...listRegistryWords(registry), ...ownWords].join('\n');
  const spell = unified().use(retextSpell, { dictionary, personal, max: 40 });
  const misspelt: Finding[] = [];
  for (const { file, tree, firstLine } of all) {
    const report = new VFile();
    await spell.run(tree, report);
    for (const { line, actual, expected } of report.messages) {
      const closest = expected?.[0];
      misspelt.push({
        file,
        line: firstLine + (line ?? 1) - 1,
        cause: `"${actual ?? ''}" is not spelt as in British English`,
        remedy: `${closest ? `Write "${closest}"` : 'Correct it'}, or add the word to ${DICTIONARY_FILE}.`,
      });
    }
  }
  return misspelt;
}

/** The parts of every name, value and plan that the registry knows. */
function listRegistryWords(registry: Registry): string[] {
  const names = [
    ...Object.values(ENUM_FIELD_VALUES).flat(),
    ...[registry.reasons, registry.gates, registry.fields, registry.steps].flatMap(Object.keys),
    ...[registry.actions, registry.billingActions, registry.routes].flatMap(Object.keys),
    ...productCatalog.plans.map(({ name }) => name),
  ];
  const words = names.flatMap((name) => name.split(/[^A-Za-z]+/)).filter((word) => word !== '');
  return [...new Set(words.flatMap((word) => [word, word.toLowerCase()]))];
}

/** Words of the dictionary that are right without it. */
export async function findUnneededWords(
  registry: Registry,
  ownWords: readonly string[],
): Promise<Finding[]> {
  const entries = ownWords.map((word, index) => ({
    file: DICTIONARY_FILE,
    tree: new ParseEnglish().parse(word),
    firstLine: index + 1,
  }));
  const needed = new Set((await checkSpelling(registry, [], entries)).map(({ line }) => line));
  return entries
    .filter(({ firstLine }) => !needed.has(firstLine))
    .map(({ file, firstLine }) => ({
      file,
      line: firstLine,
      cause: `The dictionary has "${ownWords[firstLine - 1]}", which is right without it`,
      remedy: 'Take it out.',
    }));
}

/** Words of the dictionary that no text has any more. */
export function findUnusedWords(ownWords: readonly string[], all: readonly Prose[]): Finding[] {
  const used = new Set<string>();
  for (const { tree } of all) visit(tree, 'WordNode', (node) => void used.add(toString(node)));
  return ownWords
    .map((word, index) => ({ word, line: index + 1 }))
    .filter(({ word }) => !used.has(word))
    .map(({ word, line }) => ({
      file: DICTIONARY_FILE,
      line,
      cause: `The dictionary has "${word}", which no text uses`,
      remedy: 'Take it out.',
    }));
}
