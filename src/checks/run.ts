import { registry } from '#src/registry/registry.ts';
import { SCENES } from '#test/e2e/walk/scenes.ts';
import { checkProject } from './check-project.ts';
import { EXEMPTIONS } from './exemptions.ts';
import { formatFinding } from './finding.ts';
import { readSandboxView } from './read-sandbox-view.ts';

// `npm run check` begins here: one line for each finding, exit 1 where there is any.
const now = new Date();
const findings = await checkProject({
  root: process.cwd(),
  registry,
  exemptions: EXEMPTIONS,
  sandbox: await readSandboxView(now),
  walked: SCENES.map(({ code }) => code),
  now,
});
for (const finding of findings) process.stdout.write(`${formatFinding(finding)}\n`);
if (findings.length > 0) process.exitCode = 1;
