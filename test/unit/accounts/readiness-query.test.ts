import { describe, expect, it } from 'vitest';
import { parseReadinessQuery } from '#src/contracts/readiness-query.ts';

const parse = (query: string) => parseReadinessQuery(new URLSearchParams(query));

describe('the readiness query', () => {
  it('must ask something, and says what', () => {
    for (const query of ['', 'code=X']) {
      const answer = parse(query);
      expect(answer.ok ? [] : answer.errors.map(({ field }) => field)).toEqual([
        'action',
        'target',
      ]);
    }
  });

  it('may leave parts out', () => {
    expect(parse('account=acc_ready')).toEqual({ ok: true, value: { account: 'acc_ready' } });
  });

  it('reads action, target and account, and ignores what is not its own', () => {
    expect(parse('action=fix&target=fix-tasks/fix_ready&account=acc_ready&code=X')).toEqual({
      ok: true,
      value: {
        action: 'fix',
        target: { kind: 'fix-tasks', id: 'fix_ready' },
        account: 'acc_ready',
      },
    });
  });

  const refused: [query: string, field: string][] = [
    ['action=deploy', 'action'],
    ['action=Scan', 'action'],
    ['action=', 'action'],
    ['action=toString', 'action'],
    ['action=fix&action=fix', 'action'],
    ['action=fix&target=projects/prj_ready', 'action'],
    ['action=monitoring&target=reports/rep_ready', 'action'],
    ['target=', 'target'],
    ['target=projects', 'target'],
    ['target=projects/', 'target'],
    ['target=/projects/prj_ready', 'target'],
    ['target=projects/prj_ready/', 'target'],
    ['target=projects/prj_ready%0A', 'target'],
    ['target=projects/../acc_ready', 'target'],
    ['target=invoices/inv_1', 'target'],
    ['target=Projects/prj_ready', 'target'],
    [`target=projects/${'x'.repeat(65)}`, 'target'],
    ['target=projects/prj_ready&target=projects/prj_ready', 'target'],
    ['account=', 'account'],
    ['account=acc%20ready', 'account'],
    [`account=${'x'.repeat(65)}`, 'account'],
  ];
  it.each(refused)('refuses %s, naming %s', (query, field) => {
    const result = parse(query);
    expect(result.ok).toBe(false);
    expect(result.ok ? [] : result.errors.map((error) => error.field)).toEqual([field]);
  });

  it('names every field that is wrong', () => {
    const result = parse('action=x&target=y&account=z!');
    expect(result.ok ? [] : result.errors.map(({ field }) => field)).toEqual([
      'action',
      'target',
      'account',
    ]);
  });
});
