import { describe, expect, it } from 'vitest';
import { latestOnly } from '#components/search/latest-only.ts';

function startWork() {
  const started: string[] = [];
  const finish: (() => void)[] = [];
  const wanted: (() => boolean)[] = [];
  const run = latestOnly(async (wish: string, isWanted) => {
    started.push(wish);
    wanted.push(isWanted);
    await new Promise<void>((resolve) => finish.push(resolve));
  });
  return { started, finish, wanted, run };
}

describe('a search for each key', () => {
  it('skips what was typed in between', async () => {
    const { started, finish, run } = startWork();
    const first = run('c');
    void run('cr');
    void run('cre');
    finish[0]!();
    await Promise.resolve();
    await Promise.resolve();
    expect(started).toEqual(['c', 'cre']);
    finish[1]!();
    await first;
    void run('cred');
    expect(started).toEqual(['c', 'cre', 'cred']);
  });

  it('is waited for until the newest is answered', async () => {
    const { finish, run } = startWork();
    const answered: string[] = [];
    void run('c').then(() => answered.push('c'));
    const newest = run('cr').then(() => answered.push('cr'));
    finish[0]!();
    await Promise.resolve();
    await Promise.resolve();
    expect(answered).toEqual([]);
    finish[1]!();
    await newest;
    expect(answered).toEqual(['c', 'cr']);
  });

  it('tells the running one that a newer one waits', () => {
    const { wanted, run } = startWork();
    void run('c');
    expect(wanted[0]!()).toBe(true);
    void run('cr');
    expect(wanted[0]!()).toBe(false);
  });

  it('goes on after a failure', async () => {
    let calls = 0;
    const run = latestOnly(async () => {
      calls += 1;
      if (calls === 1) throw new Error('offline');
    });
    await expect(run('a')).rejects.toThrow('offline');
    await run('b');
    expect(calls).toBe(2);
  });
});
