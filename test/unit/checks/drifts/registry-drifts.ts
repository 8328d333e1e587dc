import { applyExemptions, type Exemption } from '#src/checks/apply-exemptions.ts';
import { checkRaised } from '#src/checks/check-raised.ts';
import { checkRegistry } from '#src/checks/check-registry.ts';
import { checkWalked } from '#src/checks/check-walked.ts';
import { EXEMPTIONS } from '#src/checks/exemptions.ts';
import { placeFindings, type EntryFinding } from '#src/checks/finding.ts';
import { readSandboxView, type SandboxView } from '#src/checks/read-sandbox-view.ts';
import { actionIs, all, balanceBelow, when } from '#src/registry/condition.ts';
import type { Lifecycle } from '#src/registry/lifecycle.ts';
import { REASON_CODES, type ReasonCode } from '#src/registry/names.ts';
import { registry, type Registry } from '#src/registry/registry.ts';
import { checkContentAt, type Drift } from './drift.ts';

const { fields, guides, reasons, steps } = registry;
const NOW = new Date('2026-11-23T08:00:00.000Z');
const root = process.cwd();

const placed = (findings: EntryFinding[]) => placeFindings(findings, () => 1);
const inRegistry = (change: Partial<Registry>) => () =>
  checkRegistry({ ...registry, ...change }, () => 1);

/** The behaviour of a changed registry, or of a changed sandbox. */
function behaviour(change: Partial<Registry>, changeSandbox = (view: SandboxView) => view) {
  return async () => {
    const sandbox = changeSandbox(await readSandboxView(NOW));
    const findings = placed(checkRaised({ ...registry, ...change }, sandbox, NOW));
    return applyExemptions(EXEMPTIONS, 'raised', findings);
  };
}

const withReason = (code: ReasonCode, change: object) => ({
  reasons: { ...reasons, [code]: { ...reasons[code], ...change } },
});

/** `credit_balance` under another name, at its place in the order. */
const renamedField = (formerNames: string[]) =>
  ({
    ...registry,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, entry]) =>
        name === 'credit_balance' ? ['credit_count', { ...entry, formerNames }] : [name, entry],
      ),
    ),
  }) as unknown as Registry;

const replacedBy = (name: string) =>
  ({ state: 'deprecated', since: '2027-01-01', replacedBy: name }) as Lifecycle<never>;

/** The registry contradicts itself, the text, the sandbox or the tests. */
export const REGISTRY_DRIFTS: Drift[] = [
  {
    what: 'a renamed field, its old name forgotten',
    find: async () =>
      (await checkContentAt(root, renamedField([]))).filter(({ file }) =>
        file.includes('scan-credits'),
      ),
    says: {
      first:
        'content/guides/scan-credits.mdx: Unknown field "credit_balance". Use "ai_credit_balance".',
      of: 6,
    },
  },
  {
    what: 'a renamed field in the text of before',
    find: async () =>
      (await checkContentAt(root, renamedField(['credit_balance']))).filter(({ file }) =>
        file.includes('scan-credits'),
      ),
    says: {
      first:
        'content/guides/scan-credits.mdx: The field "credit_balance" was renamed. Use "credit_count".',
      of: 6,
    },
  },
  {
    what: 'an asymmetrical related link',
    find: inRegistry({
      guides: {
        ...guides,
        'monitoring-plans': { ...guides['monitoring-plans'], related: ['plan-and-credit-blocks'] },
      },
    }),
    says: 'src/registry/guides.ts: "plans-and-credit-state" lists "monitoring-plans" as related, which does not list it back. Make the two agree.',
  },
  {
    what: 'a code whose step does not know it',
    find: inRegistry({
      steps: {
        ...steps,
        'check-credits': { ...steps['check-credits'], codes: ['AI_CREDIT_LIMIT_REACHED'] },
      },
    }),
    says: 'src/registry/reasons.ts: "CREDIT_BALANCE_EXHAUSTED" names the step "check-credits", which does not list it. Add it to the codes of "check-credits" in steps.ts.',
  },
  {
    what: 'a field that a condition reads and its page does not show',
    find: inRegistry(withReason('AI_CREDIT_LIMIT_REACHED', { fields: ['credit_balance'] })),
    says: 'src/registry/reasons.ts: The condition of "AI_CREDIT_LIMIT_REACHED" reads "ai_credit_balance", which its fields leave out. Add "ai_credit_balance" to its fields.',
  },
  {
    what: 'a former name that is in use',
    find: inRegistry({
      steps: { ...steps, continue: { ...steps.continue, formerNames: ['use-checkout'] } },
    }),
    says: 'src/registry/steps.ts: The former name "use-checkout" of "continue" is in use. A name leads to one entry: keep it in one place.',
  },
  {
    what: 'a successor that does not exist',
    find: inRegistry({
      steps: { ...steps, continue: { ...steps.continue, lifecycle: replacedBy('go-on') } },
    }),
    says: 'src/registry/steps.ts: "continue" is replaced by "go-on", which is unknown. Name a live successor, or retire the entry without one.',
  },
  {
    what: 'a condition changed without its example',
    find: behaviour(
      withReason('CREDIT_BALANCE_EXHAUSTED', {
        condition: when(actionIs('scan', 'retest'), balanceBelow('credit_balance', 1)),
      }),
    ),
    says: 'src/registry/reasons.ts: The sandbox account "acc_credit_balance_exhausted" is there to show "CREDIT_BALANCE_EXHAUSTED", and shows no code. Change its scene in src/sandbox/seed/seeded-accounts.ts with the condition.',
  },
  {
    what: 'a condition that no state fulfils',
    find: behaviour(
      withReason('AI_CREDIT_LIMIT_REACHED', {
        condition: all(actionIs('ai'), actionIs('fix')),
      }),
    ),
    says: {
      first:
        'src/registry/reasons.ts: No state raises "AI_CREDIT_LIMIT_REACHED". Correct its condition, or retire it.',
      of: 2,
    },
  },
  {
    what: 'a code without a sandbox account',
    find: behaviour({}, (view) => ({
      ...view,
      accounts: view.accounts.filter(
        ({ account_id }) => account_id !== 'acc_ai_credit_limit_reached',
      ),
    })),
    says: 'src/registry/reasons.ts: No sandbox account shows "AI_CREDIT_LIMIT_REACHED". Add its scene to src/sandbox/seed/seeded-accounts.ts.',
  },
  {
    what: 'a sandbox account that nobody can sign in to',
    find: behaviour({}, (view) => ({
      ...view,
      accounts: view.accounts.map((account) => ({
        ...account,
        hasOwner: account.account_id !== 'acc_plan_change_required',
      })),
    })),
    says: 'src/registry/reasons.ts: Nobody owns the sandbox account "acc_plan_change_required". Add its owner to src/sandbox/seed/people.ts.',
  },
  {
    what: 'a code without a browser test',
    find: () =>
      applyExemptions(
        EXEMPTIONS,
        'walked',
        placed(
          checkWalked(
            registry,
            REASON_CODES.filter((code) => code !== 'PLAN_CHANGE_REQUIRED'),
          ),
        ),
      ),
    says: 'src/registry/reasons.ts: No browser test walks from "PLAN_CHANGE_REQUIRED" back to work. Add its scene to test/e2e/walk/scenes.ts.',
  },
  {
    what: 'a stale exemption',
    find: () => {
      const stale: Exemption = {
        check: 'walked',
        cause: 'No browser test walks from "X"',
        why: '',
      };
      return applyExemptions([stale], 'walked', []);
    },
    says: 'src/checks/exemptions.ts: The exemption from "walked" is no longer needed: No browser test walks from "X". Take it out.',
  },
];
