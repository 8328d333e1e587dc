import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { registry } from '#src/registry/registry.ts';
import { readBuiltSite } from './built-site.ts';
import { findRemovedNames } from './check-public-names.ts';
import { findNameLine } from './find-name-line.ts';
import { formatFinding } from './finding.ts';
import { listPublicNames, PUBLIC_NAMES_FILE, PublicNamesSchema } from './public-names.ts';

// `npm run names`: records the public names of the finished build. It forgets no
// name unless told so, as links and programs may still use it.
const current = listPublicNames(registry, await readBuiltSite(process.cwd()));
const before = existsSync(PUBLIC_NAMES_FILE) ? readFileSync(PUBLIC_NAMES_FILE, 'utf8') : null;
const removed =
  before === null || process.argv.includes('--allow-removal')
    ? []
    : findRemovedNames(registry, PublicNamesSchema.parse(JSON.parse(before)), current, (name) =>
        findNameLine(before, name),
      );
if (removed.length > 0) {
  process.stderr.write(`${removed.map(formatFinding).join('\n')}\n`);
  process.exitCode = 1;
} else {
  writeFileSync(PUBLIC_NAMES_FILE, `${JSON.stringify(current, null, 2)}\n`);
}
