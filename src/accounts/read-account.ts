import type { AccountDetail, TargetChoice } from '#src/contracts/account.ts';
import { TARGET_ACTIONS } from '#src/registry/routes.ts';
import type { AccountReader, AccountSource, OwnedTarget } from './account-source.ts';

/**
 * One of the reader's accounts with its plan, and its projects with the targets
 * that can be chosen. Null for an account that is not the reader's, and for
 * one that does not exist: the two look the same.
 */
export async function readAccount(
  source: AccountSource,
  reader: AccountReader,
  accountId: string,
): Promise<AccountDetail | null> {
  const memberships = await source.listMemberships(reader);
  if (!memberships.some((each) => each.account_id === accountId)) return null;
  const [state, targets, catalog] = await Promise.all([
    source.readState(accountId),
    source.listTargets(accountId),
    source.readCatalog(),
  ]);
  if (!state) return null;
  return {
    ...state,
    plan: catalog.plans.find((plan) => plan.key === state.package_key) ?? null,
    projects: state.projects.map((project) => ({
      ...project,
      targets: targets.filter((each) => each.project_id === project.project_id).map(toChoice),
    })),
  };
}

function toChoice({ kind, id }: OwnedTarget): TargetChoice {
  return { target: `${kind}/${id}`, actions: [...TARGET_ACTIONS[kind]] };
}
