import { beforeEach, describe, expect, it } from 'vitest';
import { createPageRefresh, type PageAnswer } from '#components/live/refresh-page.ts';

type Answer = PageAnswer<number>;
let shown: number;
let reloads: number;
let asked: ((answer: Answer) => void)[];
let hear: (version: number | null) => void;

beforeEach(() => {
  shown = 7;
  reloads = 0;
  asked = [];
  hear = createPageRefresh<number>({
    read: () => new Promise((resolve) => void asked.push(resolve)),
    shownVersion: () => shown,
    show: (version) => void (shown = version),
    reload: () => void (reloads += 1),
  });
});

async function answer(with_: Answer): Promise<void> {
  asked.at(-1)?.(with_);
  await new Promise<void>((resolve) => void setImmediate(resolve));
}
const page = (version: number): Answer => ({ kind: 'page', page: version });

describe('a live page', () => {
  it('is read again for a newer version, and where nobody knows', async () => {
    hear(7);
    hear(6);
    expect(asked).toHaveLength(0);
    hear(8);
    await answer(page(8));
    expect([shown, asked.length]).toEqual([8, 1]);
    hear(null);
    expect(asked).toHaveLength(2);
  });

  it('asks one thing at a time', async () => {
    hear(8);
    hear(8);
    hear(null);
    expect(asked).toHaveLength(1);
    await answer(page(8));
    expect(asked).toHaveLength(1);
  });

  it('misses no change that arrives during a read', async () => {
    hear(8);
    hear(9);
    await answer(page(8));
    expect(asked).toHaveLength(2);
    await answer(page(9));
    expect([shown, asked.length]).toEqual([9, 2]);
  });

  it('is satisfied by an answer that has the change already', async () => {
    hear(8);
    hear(9);
    await answer(page(9));
    expect(asked).toHaveLength(1);
  });

  it('tries what failed again at the next news, and not before', async () => {
    hear(8);
    await answer({ kind: 'failed' });
    expect([shown, asked.length]).toEqual([7, 1]);
    hear(8);
    await answer(page(8));
    expect([shown, reloads]).toEqual([8, 0]);
  });

  it('is loaded anew, once, where it would be another page', async () => {
    hear(null);
    await answer({ kind: 'gone' });
    hear(9);
    hear(null);
    expect([shown, asked.length, reloads]).toEqual([7, 1, 1]);
  });
});
