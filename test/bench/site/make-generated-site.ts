import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '#src/app/paths.ts';
import { makeProjectFolder } from '#test/support/make-project-folder.ts';
import { writeInto } from './write-into.ts';
import type { BuiltSite } from './make-stock-site.ts';
import { runTimed } from './run-timed.ts';

const SOURCES = [
  'src',
  'components',
  'content',
  'public',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const LAST_CODE = "  'AI_CREDIT_LIMIT_REACHED',\n] as const;\nexport type ReasonCode";

/** The generated codes are of this code's kind, each under its own words. */
const TEMPLATE = 'CREDIT_BALANCE_EXHAUSTED';

export const generatedCode = (number: number) => `GENERATED_REASON_${numberWord(number)}`;
export const generatedTitle = (number: number) => `Generated reason ${number}`;

/** Letters, as codes have no figures: 27 -> `BA`. */
function numberWord(number: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const rest = Math.floor(number / letters.length);
  return (rest > 0 ? numberWord(rest) : '') + (letters[number % letters.length] ?? '');
}

/**
 * Builds this very site with that many more codes, in a copy of its sources. Only the
 * registry is extended; the check that guides mention each code is left out.
 */
export function makeGeneratedSite(count: number): BuiltSite {
  const root = makeProjectFolder('bench-ours');
  for (const source of SOURCES) {
    cpSync(join(PROJECT_DIR, source), join(root, source), { recursive: true });
  }
  const numbers = Array.from({ length: count }, (_, number) => number);
  const names = numbers.map((number) => `  '${generatedCode(number)}',\n`).join('');
  rewrite(root, 'src/registry/names.ts', (text) =>
    replaceOnce(text, LAST_CODE, LAST_CODE.replace(']', `${names}]`)),
  );
  const entries = numbers.map(
    (number) =>
      `  ${generatedCode(number)}: { ...reasons.${TEMPLATE}, title: '${generatedTitle(number)}', message: 'The product says ${number}.' },\n`,
  );
  rewrite(
    root,
    'src/registry/reasons.ts',
    (text) => `${text}\nObject.assign(reasons, {\n${entries.join('')}});\n`,
  );
  writeInto(root, 'src/checks/check-docs.ts', 'export const checkDocs = async () => [];\n');
  const seconds = runTimed(root, join(root, 'src/app/build.ts'));
  return { root, clientDir: join(root, 'dist/client'), seconds };
}

function rewrite(root: string, path: string, change: (text: string) => string): void {
  writeInto(root, path, change(readFileSync(join(root, path), 'utf8')));
}

function replaceOnce(text: string, what: string, by: string): string {
  if (!text.includes(what)) throw new Error(`The registry no longer has: ${what}`);
  return text.replace(what, by);
}
