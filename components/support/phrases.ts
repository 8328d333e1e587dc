import { GATE_CODES, REASON_CODES, type Code } from '#src/registry/names.ts';
import { findCode, type Registry } from '#src/registry/registry.ts';
import { resolveCode } from '#src/registry/resolve-code.ts';

/** What in a text can stand for a code. */
export type PhraseKind = 'code' | 'former_name' | 'message' | 'title';

export interface Phrase {
  kind: PhraseKind;
  code: Code;
}

/** Gates come before all reasons, and the first reason that holds decides. */
export const DECIDING_ORDER: readonly Code[] = [...GATE_CODES, ...REASON_CODES];

/** Every phrase that stands for a code, by its lower-case words; `longest` in words. */
export interface PhraseBook {
  phrases: ReadonlyMap<string, Phrase>;
  longest: number;
}

/** All names, former names, product messages and titles. What names a code wins over what describes one. */
export function collectPhrases(registry: Registry): PhraseBook {
  const phrases = new Map<string, Phrase>();
  const add = (text: string, kind: PhraseKind, name: Code) => {
    const key = wordsOf(text).join(' ');
    const code = resolveCode(registry, name);
    if (key && code && !phrases.has(key)) phrases.set(key, { kind, code });
  };
  for (const code of DECIDING_ORDER) {
    add(code, 'code', code);
    // As camel case writes it.
    add(code.replaceAll('_', ''), 'code', code);
  }
  for (const code of DECIDING_ORDER) {
    const { formerNames, message, title } = findCode(registry, code);
    for (const name of formerNames) add(name, 'former_name', code);
    add(message, 'message', code);
    add(title, 'title', code);
  }
  const longest = Math.max(...[...phrases.keys()].map((key) => key.split(' ').length));
  return { phrases, longest };
}

/** The words of a text, lower-case, without what stands between them. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
