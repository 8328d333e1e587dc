import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PROJECT_DIR } from '#src/app/paths.ts';

/** A fresh folder outside of the project that finds the project's packages. */
export function makeFolder(name: string): string {
  const root = mkdtempSync(join(tmpdir(), `reasonbook-bench-${name}-`));
  symlinkSync(join(PROJECT_DIR, 'node_modules'), join(root, 'node_modules'));
  return root;
}

export function writeInto(root: string, path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
