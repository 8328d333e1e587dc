import { distance } from 'fastest-levenshtein';
import type { Code } from '#src/registry/names.ts';
import { findCode, type Registry } from '#src/registry/registry.ts';
import { DECIDING_ORDER, wordsOf } from './phrases.ts';

const SHOWN = 3;
/** A misspelt name may differ in a third of its letters. */
const MISSPELT = 1 / 3;

/** The codes that a text may have meant: by a misspelt name, else by words that few codes share. */
export function findClosestCodes(registry: Registry, text: string): Code[] {
  const names = namesIn(text);
  const said = new Set(wordsOf(text).map(stem));
  const wordsOfCodes = DECIDING_ORDER.map((code) => describingWords(registry, code));
  const weigh = (word: string) => {
    const users = wordsOfCodes.filter((words) => words.has(word)).length;
    return users > DECIDING_ORDER.length / 3 ? 0 : 1 / users;
  };
  const rated = DECIDING_ORDER.map((code, at) => {
    const shared = [...(wordsOfCodes[at] ?? [])].filter((word) => said.has(word));
    const spelling = Math.max(0, ...names.map((name) => likeness(name, code)));
    return { code, score: 100 * spelling + shared.reduce((sum, word) => sum + weigh(word), 0) };
  });
  return rated
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
    .map(({ code }) => code);
}

function describingWords(registry: Registry, code: Code): Set<string> {
  const { title, meaning, message } = findCode(registry, code);
  const text = [code.replaceAll('_', ' '), title, meaning, message].join(' ');
  return new Set(
    wordsOf(text)
      .filter((word) => word.length > 3 || word === 'ai')
      .map(stem),
  );
}

/** What looks like a name: words with joints between them, or a short text as a whole. */
function namesIn(text: string): string[] {
  const joined = text.match(/[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)+/gu) ?? [];
  const whole = text.trim();
  return [...joined.slice(0, 50), ...(whole.length <= 40 ? [whole] : [])].map(toName);
}

const toName = (text: string) => text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '_');

/** 1 for the same name, 0 for one that is no misspelling of it. */
function likeness(name: string, code: Code): number {
  const apart = distance(name, code) / Math.max(name.length, code.length);
  return apart <= MISSPELT ? 1 - apart : 0;
}

/** So that "credit", "credits" and "credited" meet. */
const stem = (word: string) => word.replace(/(?:s|ed|ing)$/, '');
