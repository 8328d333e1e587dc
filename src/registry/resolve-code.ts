import { codeEntries } from './code-entries.ts';
import type { Code } from './names.ts';
import type { Registry } from './registry.ts';
import { resolveName } from './resolve-name.ts';

type Coded = Pick<Registry, 'reasons' | 'gates'>;

/** The live code behind a code's exact spelling, today's or a former one; null if unknown. */
export function resolveCode(coded: Coded, name: string): Code | null {
  return resolveName<Code>(codeEntries(coded), name);
}

/** As `resolveCode`, for the spellings that links and people use: any case, kebab-case too. */
export function readCode(coded: Coded, written: string): Code | null {
  return resolveCode(coded, written.trim().toUpperCase().replaceAll('-', '_'));
}
