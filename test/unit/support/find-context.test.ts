import { describe, expect, it } from 'vitest';
import { fitContext, type BlockContext } from '#components/support/block-context.ts';
import { recogniseMessage } from '#components/support/recognise-message.ts';
import { registry } from '#src/registry/registry.ts';

const contextIn = (text: string) => recogniseMessage(registry, text).context;

describe('what a message says about action and target', () => {
  it.each<[string, BlockContext]>([
    ['?code=X&action=fix&target=fix-tasks/fix_123', { action: 'fix', target: 'fix-tasks/fix_123' }],
    ['?action=fix&target=fix-tasks%2Ffix_123&x=1', { action: 'fix', target: 'fix-tasks/fix_123' }],
    ['?action=ai&amp;target=reports/rep_1', { action: 'ai', target: 'reports/rep_1' }],
    ['Target: reports/quarterly', { target: 'reports/quarterly' }],
    ['https://app.test/fix-tasks/fix_123.', { target: 'fix-tasks/fix_123' }],
    ['my fix at fix-tasks/fix_123 is grey', { action: 'fix', target: 'fix-tasks/fix_123' }],
    ['the scans of projects/prj_9 do not start', { action: 'scan', target: 'projects/prj_9' }],
    ['monitoring/prj_9', { action: 'monitoring', target: 'monitoring/prj_9' }],
    ['fix-tasks/fix_1: AI review or fix?', { target: 'fix-tasks/fix_1' }],
    ['Please fix this!', {}],
    ['Are projects/reports down?', {}],
    ['action=fly&target=nowhere/1', {}],
    ['action=fix&target=projects/prj_1', { target: 'projects/prj_1' }],
    ['action: retest', { action: 'retest' }],
    ['my-projects/prj_1', {}],
    ['/guides/monitoring-plans/', {}],
  ])('%j: %j', (text, context) => {
    expect(contextIn(text)).toEqual(context);
  });
});

describe('fitContext', () => {
  const target = 'fix-tasks/fix_1';

  it('leaves out an action that the code never blocks', () => {
    expect(fitContext(registry, 'CREDIT_BALANCE_EXHAUSTED', { action: 'ai', target })).toEqual({
      target,
    });
    expect(fitContext(registry, 'ACCOUNT_MISMATCH', { action: 'ai', target })).toEqual({
      action: 'ai',
      target,
    });
  });

  it('names the only action that a code blocks, where that runs', () => {
    expect(fitContext(registry, 'AI_CREDIT_LIMIT_REACHED', {})).toEqual({ action: 'ai' });
    expect(fitContext(registry, 'MONITORING_ENTITLEMENT_MISSING', { target })).toEqual({ target });
  });

  it('leaves out an action that does not run at the target', () => {
    expect(fitContext(registry, 'SUBSCRIPTION_PAST_DUE', { action: 'scan', target })).toEqual({
      target,
    });
  });
});
