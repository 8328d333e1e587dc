import type { Action, MemberRole, ReasonCode } from '#src/registry/names.ts';
import { REASON_CODES } from '#src/registry/names.ts';
import { codeToKebab } from '#src/registry/paths.ts';
import type { UserRole } from '#src/server/reader.ts';
import { READY_SCENE, SANDBOX_SCENES, sandboxSuffix, sandboxTarget } from './seeded-accounts.ts';

/** Everyone's password. They exist in the sandbox only. */
export const SANDBOX_PASSWORD = 'sandbox-demo-1';

export interface SandboxPerson {
  email: string;
  name: string;
  /** One line for the sign-in page: what this person gets to see. */
  shows: string;
  roles: readonly UserRole[];
  memberships: readonly { account_id: string; role: MemberRole }[];
  /** What the guide should be opened with to see it. */
  context?: { code: ReasonCode | null; action: Action; target: string };
}

const OWNERS = {
  BILLING_STATE_BLOCKED: { name: 'Greta Halyard', shows: 'Billing is blocked' },
  SUBSCRIPTION_PAST_DUE: { name: 'Omar Brandt', shows: 'An invoice is overdue' },
  CHECKOUT_PAYMENT_PENDING: { name: 'Fern Adeyemi', shows: 'A payment is being confirmed' },
  PLAN_CHANGE_REQUIRED: { name: 'Cleo Marchetti', shows: 'The plan has no scans' },
  PACKAGE_ENTITLEMENT_MISSING: { name: 'Jun Okafor', shows: 'The subscription has run out' },
  MONITORING_ENTITLEMENT_MISSING: { name: 'Lena Vos', shows: 'Monitoring is not switched on' },
  CREDIT_BALANCE_EXHAUSTED: { name: 'Nora Lindqvist', shows: 'No fix credits left' },
  AI_CREDIT_LIMIT_REACHED: { name: 'Sam Pereira', shows: 'No AI credits left' },
} as const satisfies Record<ReasonCode, { name: string; shows: string }>;

/** Who can sign in to the sandbox, in the order in which a list shows them. */
export const SANDBOX_PEOPLE: readonly SandboxPerson[] = [
  ...REASON_CODES.map(ownerOf),
  {
    email: 'ready@sandbox.test',
    name: 'Mari Castellan',
    shows: 'Everything works',
    roles: [],
    memberships: [{ account_id: 'acc_ready', role: 'owner' }],
    context: {
      code: null,
      action: READY_SCENE.action,
      target: sandboxTarget(READY_SCENE.at, 'ready'),
    },
  },
  {
    email: 'finance@sandbox.test',
    name: 'Finn Aldous',
    shows: 'Finance reviewer of three accounts; cannot buy',
    roles: [],
    memberships: [
      { account_id: 'acc_ready', role: 'finance_reviewer' },
      { account_id: 'acc_subscription_past_due', role: 'finance_reviewer' },
      { account_id: 'acc_credit_balance_exhausted', role: 'finance_reviewer' },
    ],
    context: contextOf('CREDIT_BALANCE_EXHAUSTED'),
  },
  {
    email: 'agency@sandbox.test',
    name: 'Agnes Ferro',
    shows: 'Agency for three accounts; switches between them',
    roles: [],
    memberships: [
      { account_id: 'acc_ready', role: 'agency' },
      { account_id: 'acc_credit_balance_exhausted', role: 'agency' },
      { account_id: 'acc_package_entitlement_missing', role: 'agency' },
    ],
    context: contextOf('PACKAGE_ENTITLEMENT_MISSING'),
  },
  {
    email: 'nobody@sandbox.test',
    name: 'Noah Birch',
    shows: 'A customer with no account yet',
    roles: [],
    memberships: [],
  },
  {
    email: 'reviewer@sandbox.test',
    name: 'Ruth Calder',
    shows: 'Docs reviewer: the feedback queue',
    roles: ['docs_reviewer'],
    memberships: [],
  },
  {
    email: 'support@sandbox.test',
    name: 'Sol Whitaker',
    shows: 'Support: the desk; sees no account data',
    roles: ['support'],
    memberships: [],
  },
];

function ownerOf(code: ReasonCode): SandboxPerson {
  return {
    email: `${codeToKebab(code)}@sandbox.test`,
    ...OWNERS[code],
    roles: [],
    memberships: [{ account_id: `acc_${sandboxSuffix(code)}`, role: 'owner' }],
    context: contextOf(code),
  };
}

function contextOf(code: ReasonCode): NonNullable<SandboxPerson['context']> {
  const scene = SANDBOX_SCENES[code];
  return { code, action: scene.action, target: sandboxTarget(scene.at, sandboxSuffix(code)) };
}
