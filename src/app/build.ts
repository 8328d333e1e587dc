import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as buildWithAstro } from 'astro';
import { checkDocs } from '#src/checks/check-docs.ts';
import { formatFinding } from '#src/checks/finding.ts';
import { mapSources } from '#src/checks/source-map.ts';
import type { BuildInfo, InlineCode } from '#src/contracts/build-info.ts';
import { registry } from '#src/registry/registry.ts';
import { describeEnvProblems } from '#src/server/env.ts';
import { hashBuildInputs, readContentCommit } from './build-fingerprint.ts';
import { withBuildLock } from './build-lock.ts';
import { handOnPages } from './hand-on-pages.ts';
import { listInlineCode, noteOnDemandCode, type OnDemandCode } from './list-inline-code.ts';
import { openSearchIndex } from './open-search-index.ts';
import { openTwinWriter } from './open-twin-writer.ts';
import { DIST_DIR, PROJECT_DIR } from './paths.ts';
import { precompress } from './precompress.ts';
import { buildInfoPath, isBuildCurrent, readBuildInfo } from './read-build-info.ts';
import { readProcessEnv } from './read-process-env.ts';
import { StartError } from './start-error.ts';

/** Builds the site into `dist`. With `--if-changed` only when its inputs changed. */
async function build(): Promise<void> {
  if (process.argv.includes('--if-changed') && isCurrent()) return;
  const startedAt = performance.now();
  await checkSources();
  const known = await describeSources();
  // Written last and removed first: a build that failed is never taken for one.
  rmSync(buildInfoPath(DIST_DIR), { force: true });
  const clientDir = join(DIST_DIR, 'client');
  const onDemand: OnDemandCode = { scripts: new Set(), styles: new Set() };
  const inline = await buildPages(clientDir, onDemand);
  const compressed = await precompress(clientDir);
  const info: BuildInfo = { ...known, inline };
  writeFileSync(buildInfoPath(DIST_DIR), JSON.stringify(info));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`Built in ${seconds} s, ${compressed} files compressed.\n`);
}

/** The pages, and what is made of them: the search index, their Markdown, what may run in them. */
async function buildPages(clientDir: string, onDemand: OnDemandCode): Promise<InlineCode> {
  const readers = [await openSearchIndex(registry), openTwinWriter(registry)];
  try {
    const integrations = [noteOnDemandCode(onDemand), handOnPages(readers)];
    await buildWithAstro({ root: PROJECT_DIR, logLevel: 'error', integrations });
    const written = Promise.all(readers.map((reader) => reader.write(clientDir)));
    const [inline] = await Promise.all([listInlineCode(clientDir, onDemand), written]);
    return inline;
  } finally {
    await Promise.all(readers.map((reader) => reader.close()));
  }
}

/** An unknown name in a guide stops the build with its file and line. */
async function checkSources(): Promise<void> {
  const findings = await checkDocs({ root: PROJECT_DIR, registry });
  if (findings.length === 0) return;
  throw new StartError(findings.map(formatFinding).join('\n'));
}

/** Taken before the build: a file that changes meanwhile makes the next start build again. */
async function describeSources(): Promise<Omit<BuildInfo, 'inline'>> {
  return {
    fingerprint: hashBuildInputs(PROJECT_DIR, process.env),
    commit: readContentCommit(PROJECT_DIR),
    sources: await mapSources(PROJECT_DIR),
  };
}

function isCurrent(): boolean {
  return isBuildCurrent(readBuildInfo(DIST_DIR), PROJECT_DIR, process.env);
}

const env = readProcessEnv();
if (!env.ok) {
  process.stderr.write(`${describeEnvProblems(env.problems)}\n`);
  process.exitCode = 1;
} else {
  try {
    await withBuildLock(PROJECT_DIR, build);
  } catch (error) {
    const { message, stack } = error as Error;
    process.stderr.write(`${error instanceof StartError ? message : (stack ?? message)}\n`);
    process.exitCode = 1;
  }
}
