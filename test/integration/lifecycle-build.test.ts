import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROJECT_DIR } from '#src/app/paths.ts';
import { checkBuilt } from '#src/checks/check-built.ts';
import { readBuiltSite, type BuiltSite } from '#src/checks/built-site.ts';
import { readOwnWords } from '#src/checks/check-spelling.ts';
import { PUBLIC_NAMES_FILE, PublicNamesSchema } from '#src/checks/public-names.ts';
import type { Registry } from '#src/registry/registry.ts';
import { makeProjectFolder } from '#test/support/make-project-folder.ts';
import { cleanEnv } from '#test/support/prepare-run.ts';

/** What a build reads. */
const INPUTS = ['src', 'components', 'content', 'public', 'test/e2e/walk'];
const FILES = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** One edit of one entry each: file, entry, what is written into it. */
const EDITS = [
  [
    'reasons',
    'SUBSCRIPTION_PAST_DUE',
    "lifecycle: { state: 'retired', since: '2027-01-01', replacedBy: 'BILLING_STATE_BLOCKED' }",
  ],
  [
    'reasons',
    'AI_CREDIT_LIMIT_REACHED',
    "lifecycle: { state: 'deprecated', since: '2027-02-01', replacedBy: 'CREDIT_BALANCE_EXHAUSTED' }",
  ],
  ['reasons', 'CREDIT_BALANCE_EXHAUSTED', "formerNames: ['CREDITS_GONE']"],
  ['steps', "'check-credits'", "formerNames: ['check-balance']"],
  ['fields', 'credit_balance', "formerNames: ['scan_balance']"],
  ['guides', "'monitoring-plans'", "lifecycle: { state: 'retired', since: '2027-01-01' }"],
] as const;

let copy: string;
let site: BuiltSite;

beforeAll(async () => {
  copy = makeProjectFolder('lifecycle');
  for (const name of [...INPUTS, ...FILES]) {
    cpSync(join(PROJECT_DIR, name), join(copy, name), { recursive: true });
  }
  for (const [file, entry, text] of EDITS) editEntry(`src/registry/${file}.ts`, entry, text);
  execFileSync(process.execPath, [join(copy, 'src/app/build.ts')], { cwd: copy, env: cleanEnv() });
  site = await readBuiltSite(copy);
}, 240_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function editEntry(file: string, entry: string, text: string) {
  const path = join(copy, file);
  const opening = `  ${entry}: {\n    ...launched,\n`;
  const before = readFileSync(path, 'utf8');
  if (!before.includes(opening)) throw new Error(`${entry} has no entry in ${file}`);
  writeFileSync(path, before.replace(opening, `${opening}    ${text},\n`));
}

const html = (path: string) => readFileSync(join(copy, 'dist/client', path, 'index.html'), 'utf8');
const sidebar = () => /<nav class="sidebar[\s\S]*?<\/nav>/.exec(html('/'))?.[0] ?? '';
const notice = (path: string) =>
  (/<aside class="lifecycle-notice[\s\S]*?<\/aside>/.exec(html(path))?.[0] ?? '')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

it('puts a notice at the top of the page', () => {
  expect(notice('/reasons/subscription-past-due/')).toBe(
    'This code has been retired since 2027-01-01. It blocks nothing any more. Use BILLING_STATE_BLOCKED instead.',
  );
  expect(notice('/reasons/ai-credit-limit-reached/')).toBe(
    'This code has been deprecated since 2027-02-01. The product can still show it. Use CREDIT_BALANCE_EXHAUSTED instead.',
  );
  expect(notice('/guides/monitoring-plans/')).toContain('Nothing replaces it.');
  expect(notice('/reasons/credit-balance-exhausted/')).toBe('');
});

it('drops retired names from the sidebar and from the first page', () => {
  for (const path of ['/reasons/subscription-past-due/', '/guides/monitoring-plans/']) {
    expect(sidebar()).not.toContain(path);
  }
  expect(sidebar()).toContain('/guides/scan-credits/');
  expect(html('/')).not.toContain('/reasons/subscription-past-due/');
});

it('lists retired codes apart, and says how the deprecated one stands', () => {
  const list = html('/reasons/');
  const [live, retired] = list.split('id="retired"');
  expect(live).toContain('Deprecated since 2027-02-01, use CREDIT_BALANCE_EXHAUSTED.');
  expect(retired).toContain('Retired since 2027-01-01, use BILLING_STATE_BLOCKED.');
});

it('keeps retired pages behind in search, and former names findable', () => {
  expect(html('/reasons/subscription-past-due/')).toContain('data-pagefind-weight="0.1"');
  expect(html('/reasons/account-mismatch/')).not.toContain('data-pagefind-weight="0.1"');
  expect(html('/reasons/credit-balance-exhausted/')).toContain('CREDITS_GONE');
  expect(html('/fields/')).toContain('scan_balance');
});

it('loses no public name: old anchors lead on, and every link still resolves', async () => {
  const { registry } = (await import(join(copy, 'src/registry/registry.ts'))) as {
    registry: Registry;
  };
  const record = readFileSync(join(PROJECT_DIR, PUBLIC_NAMES_FILE), 'utf8');
  const recorded = PublicNamesSchema.parse(JSON.parse(record));
  const findings = await checkBuilt({
    registry,
    site,
    exemptions: [],
    recorded,
    words: await readOwnWords(PROJECT_DIR),
    lineOf: () => 1,
  });
  expect(findings.map(({ cause }) => cause).sort()).toEqual(
    [
      'The anchor "/fields/#scan_balance" is new and not recorded',
      'The anchor "/guides/plan-and-credit-blocks/#CREDITS_GONE" is new and not recorded',
      'The anchor "/guides/plan-and-credit-blocks/#check-balance" is new and not recorded',
      'The anchor "/reasons/#retired" is new and not recorded',
      'The code "CREDITS_GONE" is new and not recorded',
      'The field "scan_balance" is new and not recorded',
      'The step "check-balance" is new and not recorded',
    ].sort(),
  );
  const guide = site.pages.find(({ path }) => path === '/guides/plan-and-credit-blocks/');
  expect(guide?.moved).toMatchObject({ SUBSCRIPTION_PAST_DUE: '#BILLING_STATE_BLOCKED' });
});
