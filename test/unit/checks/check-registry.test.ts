import { expect, it } from 'vitest';
import { checkDocs } from '#src/checks/check-docs.ts';
import { checkRegistry } from '#src/checks/check-registry.ts';
import { formatFinding } from '#src/checks/finding.ts';
import { registry, type Registry } from '#src/registry/registry.ts';

const { reasons, gates, fields, steps, guides, routes } = registry;

/** Findings of a registry that differs in some entries, as `file:entry cause`. */
function causes(change: Partial<Registry>): string[] {
  const entryOf = new Map<number, string>();
  const found = checkRegistry({ ...registry, ...change }, (_, entry) => {
    entryOf.set(entryOf.size + 1, entry);
    return entryOf.size;
  });
  return found.map(({ file, line, cause }) => `${file}:${entryOf.get(line)}: ${cause}`);
}

it('finds nothing in the registry of this site, nor in its content', async () => {
  expect(await checkDocs({ root: process.cwd(), registry })).toEqual([]);
});

it('says on which line of which file an entry stands', async () => {
  const broken = {
    ...registry,
    gates: {
      ...gates,
      ACCOUNT_MISMATCH: { ...gates.ACCOUNT_MISMATCH, formerNames: ['CATALOG_UNSUPPORTED'] },
    },
  } as Registry;
  const [finding] = await checkDocs({ root: process.cwd(), registry: broken });
  expect(finding && formatFinding(finding)).toMatch(
    /^src\/registry\/gates\.ts:\d\d: The former name "CATALOG_UNSUPPORTED" of "ACCOUNT_MISMATCH" is in use\. A name/,
  );
});

it('wants entries in the public order', () => {
  const { AI_CREDIT_LIMIT_REACHED, ...others } = reasons;
  expect(causes({ reasons: { AI_CREDIT_LIMIT_REACHED, ...others } })).toEqual([
    'src/registry/reasons.ts:AI_CREDIT_LIMIT_REACHED: The entry "AI_CREDIT_LIMIT_REACHED" is out of order',
  ]);
});

it('keeps former names apart, also from those of other entries', () => {
  const named = (name: 'account_id' | 'package_key', ...formerNames: string[]) => ({
    [name]: { ...fields[name], formerNames },
  });
  const changed = {
    ...fields,
    ...named('account_id', 'acc', 'old'),
    ...named('package_key', 'old'),
  };
  expect(causes({ fields: changed })).toEqual([
    'src/registry/fields.ts:account_id: The former name "old" of "account_id" is in use',
    'src/registry/fields.ts:package_key: The former name "old" of "package_key" is in use',
  ]);
});

it('refuses a former name that repeats in its own entry, or is the name itself', () => {
  const changed = {
    ...fields,
    account_id: { ...fields.account_id, formerNames: ['a', 'a', 'account_id'] },
  };
  expect(causes({ fields: changed })).toEqual([
    'src/registry/fields.ts:account_id: The former name "a" of "account_id" is in use',
    'src/registry/fields.ts:account_id: The former name "account_id" of "account_id" is in use',
  ]);
});

it('follows successors to the end', () => {
  const replaced = (by: string) => ({
    lifecycle: { state: 'deprecated', since: '2026-12-01', replacedBy: by },
  });
  const astray = { ...steps, continue: { ...steps.continue, ...replaced('go-on') } };
  expect(causes({ steps: astray as Registry['steps'] })).toEqual([
    'src/registry/steps.ts:continue: "continue" is replaced by "go-on", which is unknown',
  ]);
  const circle = {
    ...steps,
    continue: { ...steps.continue, ...replaced('use-checkout') },
    'use-checkout': { ...steps['use-checkout'], ...replaced('continue') },
  };
  expect(causes({ steps: circle as Registry['steps'] })).toEqual([
    'src/registry/steps.ts:use-checkout: "use-checkout" is replaced by "use-checkout" in a circle',
    'src/registry/steps.ts:continue: "continue" is replaced by "continue" in a circle',
  ]);
});

it('wants a reason and its step to name each other', () => {
  const { CREDIT_BALANCE_EXHAUSTED } = reasons;
  const moved = { ...CREDIT_BALANCE_EXHAUSTED, step: 'compare-plan' } as const;
  expect(causes({ reasons: { ...reasons, CREDIT_BALANCE_EXHAUSTED: moved } })).toEqual([
    'src/registry/reasons.ts:CREDIT_BALANCE_EXHAUSTED: "CREDIT_BALANCE_EXHAUSTED" names the step "compare-plan", which does not list it',
    'src/registry/steps.ts:check-credits: The step "check-credits" lists "CREDIT_BALANCE_EXHAUSTED", which names another step',
  ]);
});

it('wants guides to relate both ways, under the slug of their title', () => {
  const scan = { ...guides['scan-credits'], title: 'Scan, and credits' };
  const lonely = { ...guides['monitoring-plans'], related: [] };
  const changed = { ...guides, 'scan-credits': scan, 'monitoring-plans': lonely };
  expect(causes({ guides: changed })).toEqual([
    'src/registry/guides.ts:plan-and-credit-blocks: "plan-and-credit-blocks" lists "monitoring-plans" as related, which does not list it back',
    'src/registry/guides.ts:plans-and-credit-state: "plans-and-credit-state" lists "monitoring-plans" as related, which does not list it back',
    'src/registry/guides.ts:scan-credits: The slug of "Scan, and credits" is "scan-and-credits"',
  ]);
});

it('wants a title for each route, and one route for each kind of target', () => {
  const changed: Registry['routes'] = {
    ...routes,
    '/billing/checkout': { ...routes['/billing/checkout'], title: 'Billing' },
    '/reports/{report}': { ...routes['/reports/{report}'], targetKind: 'projects' },
  };
  expect(causes({ routes: changed })).toEqual([
    'src/registry/routes.ts:/billing/checkout: The route "/billing/checkout" has the title "Billing", which is empty or taken',
    'src/registry/routes.ts:/reports/{report}: The route "/reports/{report}" does not begin with its target kind "projects"',
    'src/registry/routes.ts:projects: The target kind "projects" needs one route, and has none or several',
    'src/registry/routes.ts:reports: The target kind "reports" needs one route, and has none or several',
  ]);
});
