import { evaluateReadiness } from '#src/readiness/evaluate-readiness.ts';
import type { Project } from '#src/readiness/account-state.ts';
import { ACTIONS, MEMBER_ROLES } from '#src/registry/names.ts';
import type { Action, MemberRole } from '#src/registry/names.ts';
import { registry } from '#src/registry/registry.ts';
import { axesFor } from './axes.ts';
import { compareWithOracle } from './compare.ts';
import type { Check, Evaluate, GridSetup } from './grid.ts';
import { checkComplete, checkEquals, checkMonotonic, checkResolutions } from './grid-properties.ts';
import {
  checkNoBypassNoFalseBlock,
  checkNoSecondCheckout,
  checkOneNextStep,
} from './state-properties.ts';
import {
  ACTIONLESS_CATALOG,
  FULL_CATALOG,
  NOW,
  PACKLESS_CATALOG,
  RESETS,
  UNSOLD_CATALOG,
} from './states.ts';

/** The engine under test, at the moment of the account's last change. */
export const evaluate: Evaluate = (state, request) =>
  evaluateReadiness(registry, state, request, NOW);

/** What must hold in each state by itself. */
export const STATE_CHECKS: Readonly<Record<string, Check>> = {
  'says in full what the oracle says': (report, state, request) =>
    compareWithOracle(report, state, request),
  'has no bypass and no false block': checkNoBypassNoFalseBlock,
  'names no second checkout while money is in flight': checkNoSecondCheckout,
  'names exactly one next step': checkOneNextStep,
};

/** What must hold between a state and its neighbours. */
export const GRID_CHECKS = {
  'is monotonic, and never loses ready to an improvement': checkMonotonic,
  'sells nothing, drops no code and loses no ready under an unknown': checkResolutions,
  'keeps ready between values of equal rank': checkEquals,
  'lists every code that holds whatever the unknowns are': checkComplete,
} as const;

const CATALOGS = [
  { name: 'everything sold', catalog: FULL_CATALOG },
  {
    name: 'no packs, credits reset',
    catalog: PACKLESS_CATALOG,
    account: { credits_reset_at: RESETS },
  },
  { name: 'nothing sold', catalog: UNSOLD_CATALOG },
  { name: 'no plan has the action', catalog: ACTIONLESS_CATALOG },
] as const;

function setUp(action: Action, role: MemberRole | null, index: number): GridSetup {
  const { name, ...rest } = CATALOGS[index]!;
  return { label: `${action}, ${role}, ${name}`, action, role, ...rest };
}

/** Where nothing is sold, no selected plan can matter; the larger enumeration varies it all the same. */
function withoutSelection(setup: GridSetup): GridSetup {
  const axes = axesFor(setup.action).filter((axis) => axis.name !== 'selected_package_key');
  return { ...setup, axes };
}

/** The part for each test run: all actions where everything is sold, then what differs. */
export const TEST_SETUPS: readonly GridSetup[] = [
  ...ACTIONS.map((action) => setUp(action, 'owner', 0)),
  ...(['scan', 'fix', 'ai'] as const).map((action) => setUp(action, 'owner', 1)),
  ...(['retest', 'monitoring'] as const).map((action) =>
    withoutSelection(setUp(action, 'owner', 2)),
  ),
  setUp('fix', 'owner', 3),
  ...(['scan', 'ai'] as const).map((action) => setUp(action, 'finance_reviewer', 0)),
];

/** What projects of the account say beside the account. */
const OVERRIDES: { name: string; projects: Project[] }[] = [
  {
    name: 'another project',
    projects: [
      {
        project_id: 'prj_else',
        package_entitlement_status: 'revoked',
        monitoring_entitlement_status: 'revoked',
      },
    ],
  },
  {
    name: 'package unknown for the project',
    projects: [{ project_id: 'prj_here', package_entitlement_status: 'unknown' }],
  },
  {
    name: 'monitoring pending for the project',
    projects: [{ project_id: 'prj_here', monitoring_entitlement_status: 'pending' }],
  },
];

/** The larger enumeration: every action in every catalog, then every role and project override. */
export function listBenchSetups(): GridSetup[] {
  const setups: GridSetup[] = [];
  for (const action of ACTIONS) {
    for (const index of CATALOGS.keys()) setups.push(setUp(action, 'owner', index));
    for (const role of [...MEMBER_ROLES, null]) {
      if (role !== 'owner') setups.push(setUp(action, role, 0));
    }
    const plain = setUp(action, 'owner', 0);
    for (const { name, projects } of OVERRIDES) {
      const account = { ...plain.account, projects: [...projects] };
      setups.push({ ...plain, label: `${plain.label}, ${name}`, account });
    }
  }
  return setups;
}
