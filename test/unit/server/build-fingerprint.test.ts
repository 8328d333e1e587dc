import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashBuildInputs, readContentCommit } from '#src/app/build-fingerprint.ts';
import { isBuildCurrent } from '#src/app/read-build-info.ts';

let projectDir: string;

beforeEach(() => {
  projectDir = mkdtempSync(join(tmpdir(), 'reasonbook-inputs-'));
  write('src/registry/reasons.ts', 'one');
  write('content/guides/a.mdx', 'text');
});
afterEach(() => rmSync(projectDir, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(projectDir, path, '..'), { recursive: true });
  writeFileSync(join(projectDir, path), text);
}

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@site.test'];
  execFileSync('git', [...identity, ...args], { cwd: projectDir, stdio: 'ignore' });
}

describe('hashBuildInputs', () => {
  it.each([
    ['a changed text', () => write('content/guides/a.mdx', 'other')],
    ['a new file', () => write('components/guide/Step.astro', '')],
    [
      'a renamed file',
      () => {
        rmSync(join(projectDir, 'content/guides/a.mdx'));
        write('content/guides/b.mdx', 'text');
      },
    ],
    ['another lockfile', () => write('package-lock.json', '{}')],
  ])('notices %s', (_, change) => {
    const before = hashBuildInputs(projectDir, {});
    change();
    expect(hashBuildInputs(projectDir, {})).not.toBe(before);
  });

  it('notices SITE_URL and REPO_URL, and no other variable', () => {
    const plain = hashBuildInputs(projectDir, {});
    expect(hashBuildInputs(projectDir, { SITE_URL: 'https://a.test' })).not.toBe(plain);
    expect(hashBuildInputs(projectDir, { REPO_URL: 'https://a.test' })).not.toBe(plain);
    expect(hashBuildInputs(projectDir, { PORT: '1', HOME: '/' })).toBe(plain);
  });

  it('does not care for what no build reads', () => {
    const before = hashBuildInputs(projectDir, {});
    write('test/unit/a.test.ts', '');
    write('README.md', '');
    expect(hashBuildInputs(projectDir, {})).toBe(before);
  });
});

describe('isBuildCurrent', () => {
  const current = (commit: string | null) =>
    isBuildCurrent(
      {
        fingerprint: hashBuildInputs(projectDir, {}),
        commit,
        sources: {},
        inline: { scripts: [], styles: [] },
      },
      projectDir,
      {},
    );

  it('asks for a build where there is none', () => {
    expect(isBuildCurrent(null, projectDir, {})).toBe(false);
  });

  it('keeps the commit of the build where there is no git', () => {
    expect(readContentCommit(projectDir)).toBeNull();
    expect(current('abc')).toBe(true);
  });

  it('asks for a build after a commit to the content, not after another one', () => {
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'content');
    const commit = readContentCommit(projectDir);
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
    expect(current(null)).toBe(false);
    write('notes.txt', '');
    git('add', '.');
    git('commit', '-q', '-m', 'notes');
    expect(current(commit)).toBe(true);
  });
});
