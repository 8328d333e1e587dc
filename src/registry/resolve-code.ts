import type { Named } from './lifecycle.ts';
import type { Code } from './names.ts';
import type { Registry } from './registry.ts';
import { resolveName } from './resolve-name.ts';

type Coded = Pick<Registry, 'reasons' | 'gates'>;

/** The live code behind a code's exact spelling, today's or a former one; null if unknown. */
export function resolveCode({ reasons, gates }: Coded, name: string): Code | null {
  const entries: Record<Code, Named<Code>> = { ...reasons, ...gates };
  return resolveName(entries, name);
}

/** As `resolveCode`, for the spellings that links and people use: any case, kebab-case too. */
export function readCode(coded: Coded, written: string): Code | null {
  return resolveCode(coded, written.trim().toUpperCase().replaceAll('-', '_'));
}
