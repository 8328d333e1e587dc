import { registry } from '#src/registry/registry.ts';
import { checkDocs } from './check-docs.ts';
import { formatFinding } from './finding.ts';

// `npm run check` ends here: one line for each finding, exit 1 where there is any.
const findings = await checkDocs({ root: process.cwd(), registry });
for (const finding of findings) process.stdout.write(`${formatFinding(finding)}\n`);
if (findings.length > 0) process.exitCode = 1;
