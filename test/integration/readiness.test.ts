import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SANDBOX_PEOPLE } from '#src/sandbox/seed/people.ts';
import { ProblemSchema } from '#src/contracts/problem.ts';
import {
  ReadinessReportSchema,
  type NextStep,
  type ReadinessReport,
} from '#src/readiness/report.ts';
import { STEP_IDS, type ReasonCode, type StepId } from '#src/registry/names.ts';
import { startTestServer, type TestServer } from '#test/support/test-server.ts';
import { describeAnswer, signInReader, type AccountReader } from './account-reader.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const readReport = async (reader: AccountReader, query: string) =>
  ReadinessReportSchema.strict().parse(await reader.read(`/api/readiness?${query}`));

const currentSteps = ({ steps }: ReadinessReport) =>
  steps.filter(({ status }) => status === 'current').map(({ id }) => id);

const findField = ({ steps }: ReadinessReport, step: StepId, name: string) =>
  steps.find(({ id }) => id === step)?.fields.find((field) => field.name === name);

describe('each of the sandbox’s owners', () => {
  const expected: Record<ReasonCode, [StepId, Partial<NextStep>]> = {
    BILLING_STATE_BLOCKED: ['check-payment', { kind: 'wait', route: '/billing/transactions' }],
    SUBSCRIPTION_PAST_DUE: ['check-payment', { kind: 'wait', route: '/billing/transactions' }],
    CHECKOUT_PAYMENT_PENDING: ['check-payment', { kind: 'wait', route: '/billing/transactions' }],
    PLAN_CHANGE_REQUIRED: ['use-checkout', { kind: 'checkout', intent: 'plan_upgrade' }],
    PACKAGE_ENTITLEMENT_MISSING: [
      'compare-plan',
      { kind: 'checkout', intent: 'subscription_start' },
    ],
    MONITORING_ENTITLEMENT_MISSING: ['compare-plan', { kind: 'checkout', intent: 'plan_change' }],
    CREDIT_BALANCE_EXHAUSTED: ['use-checkout', { kind: 'checkout', intent: 'credit_purchase' }],
    AI_CREDIT_LIMIT_REACHED: ['use-checkout', { kind: 'checkout', intent: 'credit_purchase' }],
  };
  const owners = SANDBOX_PEOPLE.filter(({ memberships }) => memberships[0]?.role === 'owner');

  it('is there for every code, and for ready', () => {
    expect(new Set(owners.map(({ context }) => context?.code))).toEqual(
      new Set([...Object.keys(expected), null]),
    );
  });

  for (const { email, context, memberships } of owners) {
    if (!context) continue;
    const { code, action, target } = context;
    const [step, next] = code
      ? expected[code]
      : (['return-and-retry', { kind: 'retry', intent: 'rerun', route: `/${target}` }] as const);
    it(`${email} sees ${code ?? 'ready'}, at ${step}, and one next step`, async () => {
      const reader = await signInReader(server.url, email.replace('@sandbox.test', ''));
      const report = await readReport(reader, `action=${action}&target=${target}`);
      expect(report).toMatchObject({
        verdict: code ? 'blocked' : 'ready',
        primary: code,
        next,
        account_id: memberships[0]?.account_id,
        version: 1,
      });
      expect(report.next.available).toBe(report.next.kind !== 'wait');
      expect(report.reasons.map((reason) => reason.code)[0] ?? null).toBe(code);
      expect(report.steps.map(({ id }) => id)).toEqual(STEP_IDS);
      expect(currentSteps(report)).toEqual([step]);
    });
  }

  it('sees the account’s own values, and which of them blocks', async () => {
    const reader = await signInReader(server.url, 'credit-balance-exhausted');
    const query = 'action=fix&target=fix-tasks/fix_credit_balance_exhausted';
    const report = await readReport(reader, query);
    expect(findField(report, 'check-credits', 'remaining_fix_credits')).toMatchObject({
      value: 0,
      standing: 'blocking',
    });
    expect(findField(report, 'check-credits', 'credit_balance')).toMatchObject({
      value: 12,
      standing: 'not_relevant',
    });
  });

  it('is offered the way without AI when AI credits are used up', async () => {
    const reader = await signInReader(server.url, 'ai-credit-limit-reached');
    const query = 'action=ai&target=reports/rep_ai_credit_limit_reached';
    expect((await readReport(reader, query)).next.alternative).toBeDefined();
  });
});

describe('other members', () => {
  it('a finance reviewer waits for the owner, with nothing to buy', async () => {
    const reader = await signInReader(server.url, 'finance');
    const query = 'action=fix&target=fix-tasks/fix_credit_balance_exhausted';
    const report = await readReport(reader, query);
    expect(report).toMatchObject({
      primary: 'CREDIT_BALANCE_EXHAUSTED',
      next: { kind: 'wait', who: 'owner', available: false },
    });
    expect(report.next.intent).toBeUndefined();
    expect(currentSteps(report)).toEqual(['use-checkout']);
  });

  it('an agency may buy, and is sent to the account that owns the target', async () => {
    const reader = await signInReader(server.url, 'agency');
    const query = 'action=fix&target=fix-tasks/fix_credit_balance_exhausted';
    expect(await readReport(reader, query)).toMatchObject({
      next: { kind: 'checkout', available: true },
      account_id: 'acc_credit_balance_exhausted',
    });
    const elsewhere = await readReport(reader, `${query}&account=acc_ready`);
    expect(elsewhere).toMatchObject({
      verdict: 'blocked',
      primary: 'ACCOUNT_MISMATCH',
      next: { kind: 'switch_account', account_id: 'acc_credit_balance_exhausted' },
      account_id: 'acc_ready',
    });
    expect(elsewhere.steps.flatMap(({ fields }) => fields)).toEqual([]);
  });
});

describe('a question that is not complete', () => {
  it('takes the only account, and asks for the action', async () => {
    const reader = await signInReader(server.url, 'ready');
    for (const query of ['account=acc_ready', 'action=fix', 'target=fix-tasks/fix_ready']) {
      const report = await readReport(reader, query);
      expect(report).toMatchObject({
        verdict: 'unverified',
        primary: null,
        reasons: [],
        next: { kind: 'retry', intent: 'reread', available: false },
        account_id: 'acc_ready',
      });
      expect(currentSteps(report)).toEqual(['identify-action']);
    }
  });

  it.each(['agency', 'nobody'])('takes no account for %s', async (person) => {
    const reader = await signInReader(server.url, person);
    expect(await readReport(reader, 'action=scan')).toMatchObject({
      verdict: 'unverified',
      account_id: null,
      as_of: null,
      version: null,
    });
  });
});

describe('what is not the reader’s', () => {
  const pairs: [what: string, foreign: string, unknown: string, status: number][] = [
    [
      'target',
      'action=scan&target=projects/prj_plan_change_required',
      'action=scan&target=projects/prj_nowhere',
      200,
    ],
    ['target without action', 'target=reports/rep_ready', 'target=reports/rep_nowhere', 200],
    ['account', 'account=acc_plan_change_required', 'account=acc_nowhere', 404],
    [
      'account beside a target',
      'action=scan&target=projects/prj_plan_change_required&account=acc_plan_change_required',
      'action=scan&target=projects/prj_nowhere&account=acc_nowhere',
      404,
    ],
  ];
  it.each(pairs)(
    'a foreign %s looks as one that does not exist',
    async (what, foreign, unknown, status) => {
      for (const person of ['billing-state-blocked', 'support', 'nobody']) {
        const reader = await signInReader(server.url, person);
        const answer = await describeAnswer(await reader.get(`/api/readiness?${foreign}`));
        expect(answer.status, what).toBe(status);
        expect(await describeAnswer(await reader.get(`/api/readiness?${unknown}`))).toEqual(answer);
      }
    },
  );

  it('stops at a foreign target, with no value of any account', async () => {
    const reader = await signInReader(server.url, 'billing-state-blocked');
    for (const account of ['', '&account=acc_billing_state_blocked']) {
      const query = `action=scan&target=projects/prj_ready${account}`;
      const report = await readReport(reader, query);
      expect(report).toMatchObject({
        verdict: 'stop',
        primary: 'ACCOUNT_MISMATCH',
        next: { kind: 'stop' },
        steps: [],
        account_id: null,
        as_of: null,
        version: null,
      });
      expect(report.reasons.map(({ code }) => code)).toEqual(['ACCOUNT_MISMATCH']);
    }
  });
});

describe('a malformed question', () => {
  const malformed: [query: string, fields: string[]][] = [
    ['', ['action', 'target']],
    ['action=deploy', ['action']],
    ['action=', ['action']],
    ['action=scan&action=fix', ['action']],
    ['target=', ['target']],
    ['target=prj_ready', ['target']],
    ['target=invoices/1', ['target']],
    ['target=projects/prj%20ready', ['target']],
    [`target=projects/${'x'.repeat(65)}`, ['target']],
    ['target=projects/..%2F..%2Fetc', ['target']],
    ['account=%3Cscript%3E', ['account']],
    ['action=fix&target=projects/prj_ready', ['action']],
    ['action=scan&target=monitoring/prj_ready', ['action']],
    ['action=deploy&target=x&account=', ['action', 'target', 'account']],
  ];
  it.each(malformed)('%s is a 400 that names %j', async (query, fields) => {
    const reader = await signInReader(server.url, 'ready');
    const response = await reader.get(`/api/readiness?${query}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const problem = ProblemSchema.parse(await response.json());
    expect(problem.errors?.map(({ field }) => field)).toEqual(fields);
  });
});
