import type { AccountState } from '#src/readiness/account-state.ts';
import { evaluateReadiness } from '#src/readiness/evaluate-readiness.ts';
import { ENUM_FIELD_VALUES } from '#src/registry/field-values.ts';
import type { Catalog } from '#src/registry/catalog-schema.ts';
import { listLiveCodes } from '#src/registry/live-reasons.ts';
import { ACTIONS, BALANCE_FIELDS, type Action, type Code } from '#src/registry/names.ts';
import { isReasonCode, type Registry } from '#src/registry/registry.ts';
import type { EntryFinding } from './finding.ts';
import type { SandboxAccountView, SandboxView } from './read-sandbox-view.ts';

const fileOf = (code: Code) => (isReasonCode(code) ? 'reasons.ts' : 'gates.ts');

/** Some state raises every live code, and a sandbox account with an owner shows it to whoever tries. */
export function checkRaised(registry: Registry, sandbox: SandboxView, now: Date): EntryFinding[] {
  const raised = listRaised(registry, sandbox, now);
  return listLiveCodes(registry).flatMap((entry) => {
    const found = judgeAccount(registry, sandbox, entry, now);
    const causes = raised.has(entry) ? [found] : [NEVER(entry), found];
    return causes.flatMap((each) =>
      each === null ? [] : [{ file: fileOf(entry), entry, ...each }],
    );
  });
}

const NEVER = (code: Code) => ({
  cause: `No state raises "${code}"`,
  remedy: 'Correct its condition, or retire it.',
});

/** The account that is there for a code; null where it shows it. */
function judgeAccount(registry: Registry, sandbox: SandboxView, code: Code, now: Date) {
  const account = sandbox.accounts.find((each) => each.account_id === `acc_${code.toLowerCase()}`);
  if (account === undefined) {
    return {
      cause: `No sandbox account shows "${code}"`,
      remedy: 'Add its scene to src/sandbox/seed/seeded-accounts.ts.',
    };
  }
  const { primary } = ask(registry, sandbox.catalog, account, account.action, now);
  if (primary !== code) {
    return {
      cause: `The sandbox account "${account.account_id}" is there to show "${code}", and shows ${primary === null ? 'no code' : `"${primary}"`}`,
      remedy: 'Change its scene in src/sandbox/seed/seeded-accounts.ts with the condition.',
    };
  }
  return account.hasOwner
    ? null
    : {
        cause: `Nobody owns the sandbox account "${account.account_id}"`,
        remedy: 'Add its owner to src/sandbox/seed/people.ts.',
      };
}

/** Every code that some account raises: as seeded, or with one value changed. */
function listRaised(registry: Registry, { accounts, catalog }: SandboxView, now: Date): Set<Code> {
  const raised = new Set<Code>();
  const actionless = { ...catalog, plans: catalog.plans.map((plan) => ({ ...plan, actions: [] })) };
  for (const account of accounts) {
    for (const action of ACTIONS) {
      const note = (view: SandboxAccountView, sold: Catalog, owner: string | null) =>
        ask(registry, sold, view, action, now, owner).reasons.forEach(({ code }) =>
          raised.add(code),
        );
      note(account, actionless, account.account_id);
      note(account, catalog, null);
      for (const state of varyState(account.state)) {
        note({ ...account, state }, catalog, account.account_id);
      }
    }
  }
  return raised;
}

function varyState(state: AccountState): AccountState[] {
  const values = Object.entries(ENUM_FIELD_VALUES).flatMap(([field, all]) =>
    all.map((value) => ({ ...state, [field]: value })),
  );
  return [state, ...values, ...BALANCE_FIELDS.map((field) => ({ ...state, [field]: 0 }))];
}

function ask(
  registry: Registry,
  catalog: Catalog,
  { state, route, project_id }: SandboxAccountView,
  action: Action,
  now: Date,
  owner: string | null = state.account_id,
) {
  const target = { route, owner_account_id: owner, project_id };
  const request = { action, target, role: 'owner' as const };
  return evaluateReadiness(registry, { account: state, catalog }, request, now);
}
