import { describe, expect, it } from 'vitest';
import { evaluateReadiness } from '#src/readiness/evaluate-readiness.ts';
import { registry } from '#src/registry/registry.ts';
import { ask, codesOf, stepsBy } from './ask.ts';
import type { Question } from './ask.ts';
import {
  ACCOUNT_ID,
  ACTIONLESS_CATALOG,
  buildRequest,
  FULL_CATALOG,
  NOW,
  TARGETS,
} from './states.ts';

const foreign = { route: TARGETS.scan, owner_account_id: null, project_id: null };
const elsewhere = { route: TARGETS.scan, owner_account_id: 'acc_other', project_id: null };
const allSteps = Object.keys(registry.steps);

describe('gate 1: the target is owned by none of the reader’s accounts', () => {
  it.each<[string, Question]>([
    ['a ready account', {}],
    ['a closed account', { account: { billing_state: 'closed' } }],
    ['an action that no plan has', { catalog: ACTIONLESS_CATALOG }],
    ['no action chosen', { request: { action: null } }],
  ])('stops and shows no value of any account: %s', (_case, question) => {
    const report = ask({ ...question, request: { ...question.request, target: foreign } });
    expect(report).toMatchObject({
      verdict: 'stop',
      primary: 'ACCOUNT_MISMATCH',
      next: { kind: 'stop', available: false },
      steps: [],
      account_id: null,
      as_of: null,
      version: null,
    });
    expect(codesOf(report)).toEqual(['ACCOUNT_MISMATCH']);
    expect(JSON.stringify(report)).not.toContain(ACCOUNT_ID);
  });

  it('says the same to a reader without an account', () => {
    const state = { account: null, catalog: FULL_CATALOG };
    const request = { ...buildRequest('scan', null), target: foreign };
    const withAccount = ask({ request: { target: foreign } });
    expect(evaluateReadiness(registry, state, request, NOW)).toEqual(withAccount);
  });
});

describe('gate 2: the target is owned by another of the reader’s accounts', () => {
  it.each<[string, Question]>([
    ['a ready account', {}],
    ['an account with reasons of its own', { account: { subscription_status: 'unpaid' } }],
    ['an action that no plan has', { catalog: ACTIONLESS_CATALOG }],
    ['no action chosen', { request: { action: null } }],
  ])('says which account to switch to, without field values: %s', (_case, question) => {
    const report = ask({ ...question, request: { ...question.request, target: elsewhere } });
    expect(report).toMatchObject({
      verdict: 'blocked',
      primary: 'ACCOUNT_MISMATCH',
      next: { kind: 'switch_account', account_id: 'acc_other', available: true },
      account_id: ACCOUNT_ID,
      version: 3,
    });
    expect(codesOf(report)).toEqual(['ACCOUNT_MISMATCH']);
    expect(report.steps.flatMap((step) => step.fields)).toEqual([]);
    expect(stepsBy(report, 'current')).toEqual(['open-billing']);
  });
});

describe('gate 3: no action or target chosen', () => {
  it.each([
    ['no action', { action: null }],
    ['no target', { target: null }],
    ['neither', { action: null, target: null }],
  ])('asks for it and decides nothing: %s', (_case, request) => {
    const report = ask({
      account: { billing_state: 'closed' },
      catalog: ACTIONLESS_CATALOG,
      request,
    });
    expect(report).toMatchObject({
      verdict: 'unverified',
      reasons: [],
      primary: null,
      next: { kind: 'retry', intent: 'reread', available: false },
      account_id: ACCOUNT_ID,
      version: 3,
    });
    expect(stepsBy(report, 'current')).toEqual(['identify-action']);
    expect(stepsBy(report, 'done')).toEqual(['open-billing']);
    expect(report.steps[0]?.fields).toContainEqual(
      expect.objectContaining({ name: 'billing_state', value: 'closed' }),
    );
  });

  it('shows no field without an account', () => {
    const state = { account: null, catalog: FULL_CATALOG };
    const request = { action: null, target: null, role: null };
    const report = evaluateReadiness(registry, state, request, NOW);
    expect(report).toMatchObject({
      verdict: 'unverified',
      account_id: null,
      as_of: null,
      version: null,
    });
    expect(report.steps.map((step) => step.id)).toEqual(allSteps);
    expect(report.steps.flatMap((step) => step.fields)).toEqual([]);
  });
});

describe('gate 4: no plan has the action', () => {
  it('stops with its own code alone, whatever else holds', () => {
    const account = { subscription_status: 'unpaid', credit_balance: 0 } as const;
    const report = ask({ account, catalog: ACTIONLESS_CATALOG });
    expect(report).toMatchObject({
      verdict: 'stop',
      primary: 'CATALOG_UNSUPPORTED',
      next: { kind: 'stop' },
    });
    expect(codesOf(report)).toEqual(['CATALOG_UNSUPPORTED']);
    expect(stepsBy(report, 'in_force')).toEqual(['respect-limits']);
    expect(stepsBy(report, 'stopped')).toEqual(allSteps.filter((id) => id !== 'respect-limits'));
    expect(report.account_id).toBe(ACCOUNT_ID);
  });

  it('lets a plan that is no longer sold count', () => {
    const plans = FULL_CATALOG.plans.filter((plan) => plan.key === 'kept');
    const report = ask({
      account: { package_key: 'kept' },
      catalog: { plans, changes: [], packs: [] },
    });
    expect(report.verdict).toBe('ready');
  });
});
