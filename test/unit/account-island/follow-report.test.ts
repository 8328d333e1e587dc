import { beforeEach, describe, expect, it } from 'vitest';
import { AccountStore } from '#components/account/account-store.ts';
import { followReport } from '#components/account/follow-report.ts';
import { accountList, FakeBrowser, report, settle } from './fake-io.ts';

let browser: FakeBrowser;
let store: AccountStore;
/** What was followed and let go, in order. */
let log: string[];
let tell: (version: number | null) => void;
let stop: () => void;

beforeEach(async () => {
  browser = new FakeBrowser();
  browser.search = '?action=fix&target=fix-tasks/fix_a';
  browser.answers = { '/api/account': accountList('acc_a', 'acc_b'), '/api/readiness': report() };
  store = new AccountStore(browser);
  log = [];
  stop = followReport(store, (account, onNews) => {
    log.push(`follow ${account}`);
    tell = onNews;
    return () => void log.push(`leave ${account}`);
  });
  store.checkSession();
  expect(log).toEqual([]);
  await settle();
});

describe('the account that is followed', () => {
  it('is the report’s', () => {
    expect(log).toEqual(['follow acc_a']);
  });

  it('stays while the next answer is on its way', async () => {
    store.refresh();
    await settle();
    store.choose({ action: 'ai' });
    await settle();
    expect(log).toEqual(['follow acc_a']);
  });

  it('changes with the report', async () => {
    browser.answers['/api/readiness'] = report({ account_id: 'acc_b' });
    store.choose({ account: 'acc_b' });
    await settle();
    expect(log).toEqual(['follow acc_a', 'leave acc_a', 'follow acc_b']);
  });

  it.each([
    ['the page is left', () => store.drop()],
    ['the reader signs out', () => store.signOut()],
    ['nothing is followed any more', () => stop()],
    [
      'somebody else signs in',
      () => {
        browser.marker = 'second';
        store.checkSession();
      },
    ],
  ])('is let go at once when %s', (_when, leave) => {
    leave();
    expect(log).toEqual(['follow acc_a', 'leave acc_a']);
  });

  it('is let go when the session turns out to have ended', async () => {
    browser.status = 401;
    tell(2);
    await settle();
    expect(store.getView()).toEqual({ kind: 'expired' });
    expect(log).toEqual(['follow acc_a', 'leave acc_a']);
  });

  it('is none where the report is about none', async () => {
    browser.answers['/api/readiness'] = report({ account_id: null, version: null });
    store.refresh();
    await settle();
    expect(log).toEqual(['follow acc_a', 'leave acc_a']);
  });

  it('brings its news to the store', async () => {
    browser.answers['/api/readiness'] = report({ version: 2 });
    tell(2);
    await settle();
    expect(store.getView()).toMatchObject({ kind: 'loaded', report: { version: 2 } });
  });
});
