import { beforeEach, describe, expect, it } from 'vitest';
import { followAccount } from '#components/live/follow-account.ts';
import { FakeLiveBrowser, type FakeTab } from './fake-live-browser.ts';

let browser: FakeLiveBrowser;
beforeEach(() => {
  browser = new FakeLiveBrowser();
});

/** Follows in a tab; returns what it is told, and how to stop. */
function follow(tab: FakeTab, account = 'acc_a') {
  const news: (number | null)[] = [];
  const stop = followAccount(account, (version) => news.push(version), tab);
  return { news, stop };
}

const stream = () => browser.streams.at(-1)!;

describe('one stream for all tabs', () => {
  it('is opened by one of them, which tells the others', () => {
    const first = follow(browser.tab());
    const second = follow(browser.tab());
    expect(browser.streams.map(({ path }) => path)).toEqual(['/api/account/acc_a/events']);
    stream().send(7);
    expect([first.news, second.news]).toEqual([[7], [7]]);
  });

  it('is another one for another account', () => {
    const first = follow(browser.tab());
    const other = follow(browser.tab(), 'acc/b');
    expect(stream().path).toBe('/api/account/acc%2Fb/events');
    stream().send(3);
    expect([first.news, other.news]).toEqual([[], [3]]);
  });

  it('tells a tab that joins late what it missed', () => {
    follow(browser.tab());
    stream().send(7);
    expect(follow(browser.tab()).news).toEqual([7]);
  });

  it('is taken over by another tab when the one that has it is closed', () => {
    const first = follow(browser.tab());
    const second = follow(browser.tab());
    first.stop();
    expect(browser.streams).toHaveLength(2);
    expect(browser.held).toEqual([stream()]);
    stream().send(8);
    expect([first.news, second.news]).toEqual([[], [8]]);
  });

  it('says now and then that it still works, so that nobody has to look', () => {
    const first = follow(browser.tab());
    const second = follow(browser.tab());
    stream().send(7);
    browser.pass(60_000);
    expect(first.news).toEqual(Array(7).fill(7));
    expect(second.news).toEqual(first.news);
  });
});

describe('a tab out of sight', () => {
  it('holds nothing open, looks at nothing, and leaves the stream to another', () => {
    const tab = browser.tab();
    const first = follow(tab);
    const second = follow(browser.tab());
    tab.hide();
    expect(browser.held).toEqual([stream()]);
    expect(browser.channels.size).toBe(1);
    stream().send(8);
    browser.pass(60_000);
    expect(first.news).toEqual([]);
    expect(second.news).toContain(8);
  });

  it('looks again once when it is back, and takes part again', () => {
    const tab = browser.tab();
    const { news } = follow(tab);
    tab.hide();
    expect(browser.held).toEqual([]);
    tab.show();
    tab.show();
    expect(news).toEqual([null]);
    stream().send(8);
    expect(news).toEqual([null, 8]);
    expect(browser.held).toHaveLength(1);
  });

  it('starts when it is seen for the first time', () => {
    const tab = browser.tab(false);
    const { news } = follow(tab);
    expect(browser.streams).toEqual([]);
    tab.show();
    expect([news, browser.held.length]).toEqual([[null], 1]);
  });
});

describe('without a working stream', () => {
  it('every tab looks for itself at its own pace', () => {
    const first = follow(browser.tab());
    const second = follow(browser.tab());
    stream().send(7);
    stream().state = 'connecting';
    browser.pass(14_000);
    expect(first.news).toEqual([7]);
    browser.pass(31_000);
    expect([first.news, second.news]).toEqual([
      [7, null, null, null],
      [7, null, null, null],
    ]);
  });

  it('every tab looks once when a stream that worked is lost', () => {
    const first = follow(browser.tab());
    const second = follow(browser.tab());
    stream().send(7);
    stream().refuse();
    browser.pass(2_000);
    stream().send(7);
    stream().refuse();
    expect([first.news, second.news]).toEqual([
      [7, null, 7, null],
      [7, null, 7, null],
    ]);
  });

  it('nobody repeats what the lost stream said', () => {
    const { news } = follow(browser.tab());
    stream().send(7);
    stream().refuse();
    browser.pass(12_000);
    expect(browser.held).toHaveLength(1);
    expect(news).toEqual([7, null]);
  });

  it('is looked for at once where the stream is refused from the start', () => {
    const { news } = follow(browser.tab());
    stream().refuse();
    expect(news).toEqual([null]);
    browser.pass(2_000);
    stream().refuse();
    expect(news).toEqual([null]);
  });

  it('tries again after pauses that grow, up to a minute', () => {
    follow(browser.tab());
    const openedAt: number[] = [];
    for (let count = 1; browser.time < 300_000; browser.pass(1_000)) {
      if (browser.held.length > 0) stream().refuse();
      if (browser.streams.length > count) openedAt.push(browser.time / 1_000);
      count = browser.streams.length;
    }
    expect(openedAt).toEqual([2, 6, 14, 30, 62, 122, 182, 242]);
  });

  it('forgets the pauses once it works again', () => {
    follow(browser.tab());
    for (const pause of [2_000, 4_000, 8_000]) {
      stream().refuse();
      browser.pass(pause);
    }
    stream().send(7);
    stream().refuse();
    const { length } = browser.streams;
    browser.pass(2_000);
    expect(browser.streams).toHaveLength(length + 1);
  });

  it('stops looking when the stream is back', () => {
    const { news } = follow(browser.tab());
    stream().refuse();
    browser.pass(20_000);
    expect(news).toEqual([null, null]);
    stream().send(7);
    browser.pass(60_000);
    expect(news.filter((version) => version === null)).toHaveLength(2);
  });
});

describe('the end', () => {
  it('leaves no timer, stream, channel or place in the queue', () => {
    const first = follow(browser.tab());
    const second = follow(browser.tab());
    stream().refuse();
    first.stop();
    second.stop();
    expect(browser.held).toEqual([]);
    expect([browser.timers.size, browser.channels.size]).toEqual([0, 0]);
    follow(browser.tab());
    expect(browser.held).toHaveLength(1);
  });

  it('can come from whoever hears the news', () => {
    const news: (number | null)[] = [];
    const stop = followAccount(
      'acc_a',
      (version) => {
        news.push(version);
        stop();
      },
      browser.tab(),
    );
    stream().send(7);
    browser.pass(60_000);
    expect(news).toEqual([7]);
    expect([browser.held.length, browser.timers.size]).toEqual([0, 0]);
  });

  it('is not undone by coming into sight', () => {
    const tab = browser.tab();
    const { news, stop } = follow(tab);
    stop();
    tab.hide();
    tab.show();
    expect([news, browser.held]).toEqual([[], []]);
  });
});
