import { describe, expect, it } from 'vitest';
import { createKeyedLock } from '#src/server/keyed-lock.ts';

/** A task that records when it runs and ends when told to. */
function createTask(name: string, events: string[]) {
  const { promise, resolve } = Promise.withResolvers<null>();
  const run = async () => {
    events.push(`${name} starts`);
    await promise;
    events.push(`${name} ends`);
    return name;
  };
  return { run, end: () => resolve(null) };
}

describe('createKeyedLock', () => {
  it('runs tasks with a common key in turn, others at once', async () => {
    const lock = createKeyedLock();
    const events: string[] = [];
    const [a, b, c] = ['a', 'b', 'c'].map((name) => createTask(name, events)) as [
      ReturnType<typeof createTask>,
      ReturnType<typeof createTask>,
      ReturnType<typeof createTask>,
    ];
    const runs = [lock(['x', 'net'], a.run), lock(['y', 'net'], b.run), lock(['z'], c.run)];
    c.end();
    expect(await runs[2]).toBe('c');
    expect(events).not.toContain('b starts');
    a.end();
    b.end();
    expect(await Promise.all(runs)).toEqual(['a', 'b', 'c']);
    expect(events.indexOf('b starts')).toBeGreaterThan(events.indexOf('a ends'));
  });

  it('goes on after a task that threw', async () => {
    const lock = createKeyedLock();
    await expect(lock(['x'], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await lock(['x'], () => Promise.resolve(1))).toBe(1);
  });
});
