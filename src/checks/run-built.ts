import { readFile } from 'node:fs/promises';
import { registry } from '#src/registry/registry.ts';
import { readBuiltSite } from './built-site.ts';
import { checkBuilt } from './check-built.ts';
import { readOwnWords } from './check-spelling.ts';
import { EXEMPTIONS } from './exemptions.ts';
import { formatFinding } from './finding.ts';
import { PUBLIC_NAMES_FILE, PublicNamesSchema } from './public-names.ts';
import { findNameLine } from './find-name-line.ts';

// The second part of `npm run check`, once the site is built.
const record = await readFile(PUBLIC_NAMES_FILE, 'utf8');
const findings = await checkBuilt({
  registry,
  site: await readBuiltSite(process.cwd()),
  exemptions: EXEMPTIONS,
  words: await readOwnWords(process.cwd()),
  recorded: PublicNamesSchema.parse(JSON.parse(record)),
  lineOf: (name) => findNameLine(record, name),
});
for (const finding of findings) process.stdout.write(`${formatFinding(finding)}\n`);
if (findings.length > 0) process.exitCode = 1;
