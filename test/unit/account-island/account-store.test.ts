import { beforeEach, describe, expect, it } from 'vitest';
import { AccountStore } from '#components/account/account-store.ts';
import type { AccountView } from '#components/account/account-view.ts';
import { accountList, askingBrowser, report, settle, wait, type FakeBrowser } from './fake-io.ts';

const ASKED = '?action=fix&target=fix-tasks/fix_a';
let browser: FakeBrowser;
let store: AccountStore;

beforeEach(() => {
  browser = askingBrowser();
  store = new AccountStore(browser);
});

async function open(): Promise<AccountView> {
  store.checkSession();
  await settle();
  return store.getView();
}

function loaded() {
  const view = store.getView();
  if (view.kind !== 'loaded') throw new Error(`expected loaded, got ${view.kind}`);
  return view;
}

describe('what a visit shows', () => {
  it('asks nothing while signed out', async () => {
    browser.marker = null;
    expect(await open()).toEqual({ kind: 'signed_out' });
    expect(browser.asked).toEqual([]);
  });

  it('is loading until the answer is there', () => {
    store.checkSession();
    expect(store.getView()).toEqual({ kind: 'loading', session: null });
  });

  it('asks for the only account and shows the report', async () => {
    await open();
    expect(loaded()).toMatchObject({ report: report(), stale: null, refreshing: false });
    expect(browser.asked).toEqual(['/api/account', `/api/readiness${ASKED}&account=acc_a`]);
  });

  it('names no account where the target has to tell', async () => {
    browser.answers['/api/account'] = accountList('acc_a', 'acc_b');
    await open();
    expect(browser.asked.at(-1)).toBe(`/api/readiness${ASKED}`);
  });

  it('never asks for an account that is not the reader’s', async () => {
    browser.answers['/api/account'] = accountList('acc_a', 'acc_b');
    browser.search = '?account=acc_foreign';
    await open();
    expect(browser.asked).toEqual(['/api/account']);
    expect(loaded().session.unusable).toEqual(['account']);
    expect(loaded().report).toMatchObject({ verdict: 'unverified', account_id: null });
  });

  it('tells somebody without an account', async () => {
    browser.answers['/api/account'] = accountList();
    expect(await open()).toMatchObject({ kind: 'no_account', user: { id: 'u1' } });
  });

  it('takes a refused session for an expired one and forgets the cookie', async () => {
    browser.status = 401;
    expect(await open()).toEqual({ kind: 'expired' });
    expect(browser.marker).toBeNull();
    store.checkSession();
    expect(store.getView()).toEqual({ kind: 'expired' });
  });

  it.each([
    [0, 'network'],
    [429, 'limited'],
    [404, 'refused'],
    [500, 'server'],
  ])('fails with status %i as %s', async (status, cause) => {
    browser.status = status;
    expect(await open()).toMatchObject({ kind: 'failed', cause });
  });

  it('believes no answer of another shape', async () => {
    browser.answers['/api/readiness'] = { ...report(), verdict: 'fine' };
    expect(await open()).toMatchObject({ kind: 'failed', cause: 'unreadable' });
  });
});

describe('choosing', () => {
  const detail = { account_id: 'acc_a', projects: [] };

  it('reads what can be chosen only where something is missing', async () => {
    await open();
    expect(browser.asked).not.toContain('/api/account/acc_a');
    browser.answers['/api/account/acc_a'] = detail;
    store.choose({ target: null });
    await settle();
    expect(browser.asked.at(-1)).toBe('/api/account/acc_a');
    expect(loaded().session.targets).toEqual({ kind: 'failed', account_id: 'acc_a' });
  });

  it('keeps the choice in the query and asks again', async () => {
    browser.answers['/api/account'] = accountList('acc_a', 'acc_b');
    await open();
    store.choose({ account: 'acc_b', target: null });
    expect(browser.search).toBe('?action=fix&account=acc_b');
    expect(store.getView()).toMatchObject({ kind: 'loading', session: { user: { id: 'u1' } } });
    await settle();
    expect(browser.asked).toContain('/api/readiness?action=fix&account=acc_b');
  });

  it('throws away the answer to an earlier choice', async () => {
    await open();
    browser.held = [];
    browser.answers['/api/readiness'] = report({ version: 2 });
    store.choose({ action: 'ai' });
    const [answerLate] = browser.held;
    browser.held = null;
    browser.answers['/api/readiness'] = report({ version: 3 });
    store.choose({ action: 'fix' });
    await settle();
    answerLate?.();
    await settle();
    expect(loaded().report.version).toBe(3);
  });
});

describe('privacy', () => {
  it('drops everything at once when the page is left', async () => {
    await open();
    store.drop();
    expect(store.getView()).toEqual({ kind: 'loading', session: null });
  });

  it('reads anew when the page comes back, and not after a sign-out', async () => {
    await open();
    store.drop();
    store.checkSession();
    await settle();
    expect(loaded().report.version).toBe(1);
    store.drop();
    browser.marker = null;
    store.checkSession();
    expect(store.getView()).toEqual({ kind: 'signed_out' });
  });

  it('shows nothing of the person before', async () => {
    await open();
    browser.marker = 'second';
    store.checkSession();
    expect(store.getView()).toEqual({ kind: 'loading', session: null });
  });

  it('lets no late answer appear after a sign-out', async () => {
    browser.held = [];
    store.checkSession();
    store.signOut();
    for (const answer of browser.held) answer();
    await settle();
    expect(store.getView()).toEqual({ kind: 'signed_out' });
    expect(browser.timers.size).toBe(0);
  });
});

describe('reading again', () => {
  it('follows a wait at its own pace while the page is in sight', async () => {
    browser.answers['/api/readiness'] = report({ verdict: 'blocked', next: wait(10) });
    await open();
    await browser.pass(9_999);
    expect(browser.asked).toHaveLength(2);
    browser.answers['/api/readiness'] = report({ version: 2 });
    await browser.pass(1);
    expect(loaded().report.version).toBe(2);
  });

  it('rests while the page is hidden and catches up when it is back', async () => {
    browser.answers['/api/readiness'] = report({ next: wait(10) });
    await open();
    browser.visible = false;
    await browser.pass(60_000);
    expect(browser.asked).toHaveLength(2);
    browser.visible = true;
    store.checkSession();
    await settle();
    expect(browser.asked).toHaveLength(4);
  });

  it('does not read again on focus within a minute', async () => {
    await open();
    browser.time += 59_000;
    store.checkSession();
    expect(browser.asked).toHaveLength(2);
    browser.time += 1_000;
    store.checkSession();
    expect(browser.asked).toHaveLength(3);
    await settle();
  });

  it('keeps what it has, marked stale, when a refresh fails', async () => {
    await open();
    browser.status = 500;
    store.refresh();
    expect(loaded()).toMatchObject({ refreshing: true, stale: null });
    await settle();
    expect(loaded()).toMatchObject({ refreshing: false, stale: 'refresh_failed' });
    browser.status = null;
    store.refresh();
    await settle();
    expect(loaded().stale).toBeNull();
  });

  it('keeps nothing of an account that is refused', async () => {
    await open();
    browser.status = 404;
    store.refresh();
    await settle();
    expect(store.getView()).toMatchObject({ kind: 'failed', cause: 'refused' });
  });
});
