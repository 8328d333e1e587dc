import { beforeEach, describe, expect, it } from 'vitest';
import { AccountStore } from '#components/account/account-store.ts';
import { askingBrowser, report, settle, type FakeBrowser } from './fake-io.ts';

let browser: FakeBrowser;
let store: AccountStore;

beforeEach(async () => {
  browser = askingBrowser();
  store = new AccountStore(browser);
  store.checkSession();
  await settle();
});

const isReport = (path: string) => path.startsWith('/api/readiness');
const reportsAsked = () => browser.asked.filter(isReport).length;
const serve = (version: number) => (browser.answers['/api/readiness'] = report({ version }));

/** Everything that is asked waits, until the returned function lets it be answered as of now. */
function hold(): () => Promise<void> {
  const held: (() => void)[] = (browser.held = []);
  return async () => {
    browser.held = null;
    for (const release of held) release();
    await settle();
  };
}

describe('news of the account on screen', () => {
  it('is read at once, and what is there stays until the answer comes', async () => {
    serve(2);
    store.hear('acc_a', 2);
    expect(store.getView()).toMatchObject({ report: { version: 1 }, refreshing: true });
    await settle();
    expect(store.getView()).toMatchObject({ report: { version: 2 }, refreshing: false });
    expect(reportsAsked()).toBe(2);
  });

  it('is looked for where nobody knows', async () => {
    store.hear('acc_a', null);
    await settle();
    expect(reportsAsked()).toBe(2);
  });

  it.each([
    ['the version on screen', 'acc_a', 1],
    ['an older version', 'acc_a', 0],
    ['another account', 'acc_b', 9],
    ['another account that nobody knows of', 'acc_b', null],
  ])('is not: %s', async (_what, account, version) => {
    store.hear(account, version);
    await settle();
    expect(reportsAsked()).toBe(1);
  });

  it('is asked for again when the read fails, with what is there kept', async () => {
    serve(2);
    browser.status = 500;
    store.hear('acc_a', 2);
    await settle();
    expect(store.getView()).toMatchObject({ report: { version: 1 }, stale: 'refresh_failed' });
    browser.status = null;
    store.hear('acc_a', 2);
    await settle();
    expect(store.getView()).toMatchObject({ report: { version: 2 }, stale: null });
  });
});

describe('a change during a read', () => {
  it('leads to one more read when the answer is from before', async () => {
    const answer = hold();
    store.refresh();
    await settle();
    store.hear('acc_a', 2);
    await answer();
    // The source lags behind: no endless reading.
    expect(reportsAsked()).toBe(3);
    serve(2);
    store.hear('acc_a', 2);
    await settle();
    expect(store.getView()).toMatchObject({ report: { version: 2 } });
    expect(reportsAsked()).toBe(4);
  });

  it('leads to none when the answer has it', async () => {
    serve(2);
    const answer = hold();
    store.refresh();
    store.hear('acc_a', 2);
    await answer();
    expect(store.getView()).toMatchObject({ report: { version: 2 } });
    expect(reportsAsked()).toBe(2);
  });

  it('is not lost while another choice is being read', async () => {
    const answer = hold();
    store.choose({ action: 'ai' });
    serve(2);
    store.hear('acc_a', 2);
    await answer();
    expect(store.getView()).toMatchObject({ kind: 'loaded', report: { version: 2 } });
    expect(reportsAsked()).toBe(3);
  });

  it('is not looked for in an answer about another account', async () => {
    browser.answers['/api/readiness'] = report({ account_id: 'acc_b' });
    const answer = hold();
    store.choose({ action: 'ai' });
    store.hear('acc_a', 9);
    await answer();
    expect(store.getView()).toMatchObject({ kind: 'loaded', report: { account_id: 'acc_b' } });
    expect(reportsAsked()).toBe(2);
  });

  it('does not disturb a read because nobody knows', async () => {
    const answer = hold();
    store.refresh();
    store.hear('acc_a', null);
    await answer();
    // List and report, each read twice in all.
    expect(browser.asked).toHaveLength(4);
  });
});

describe('a report that could not be read', () => {
  beforeEach(async () => {
    store.hear('acc_a', 1);
    browser.status = 404;
    store.refresh();
    await settle();
    browser.status = null;
    expect(store.getView()).toMatchObject({ kind: 'failed' });
  });

  it('is tried again after a change', async () => {
    serve(2);
    store.hear('acc_a', 2);
    await settle();
    expect(store.getView()).toMatchObject({ kind: 'loaded', report: { version: 2 } });
  });

  it('is left to the reader while nothing changes', async () => {
    const { length } = browser.asked;
    store.hear('acc_a', 1);
    store.hear('acc_a', null);
    await settle();
    expect(browser.asked).toHaveLength(length);
  });
});

describe('whoever has left', () => {
  it('is not read for again', async () => {
    store.signOut();
    const { length } = browser.asked;
    store.hear('acc_a', 2);
    store.hear('acc_a', null);
    await settle();
    expect(store.getView()).toEqual({ kind: 'signed_out' });
    expect(browser.asked).toHaveLength(length);
  });
});
