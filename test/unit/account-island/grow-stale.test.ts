import { beforeEach, expect, it } from 'vitest';
import { AccountStore } from '#components/account/account-store.ts';
import { askingBrowser, report, settle, type FakeBrowser } from './fake-io.ts';

let browser: FakeBrowser;
let store: AccountStore;

beforeEach(() => {
  browser = askingBrowser();
  store = new AccountStore(browser);
});

async function open() {
  store.checkSession();
  await settle();
}

function loaded() {
  const view = store.getView();
  if (view.kind !== 'loaded') throw new Error(`expected loaded, got ${view.kind}`);
  return view;
}

it('grows stale after five minutes out of sight, and is read again in sight', async () => {
  await open();
  browser.visible = false;
  await browser.pass(5 * 60_000 - 1);
  expect(loaded().stale).toBeNull();
  await browser.pass(1);
  expect(loaded().stale).toBe('old');
  browser.visible = true;
  browser.answers['/api/readiness'] = report({ as_of: new Date(browser.time).toISOString() });
  store.checkSession();
  await settle();
  expect(loaded().stale).toBeNull();
});

it('does not grow stale while somebody looks at it', async () => {
  await open();
  const before = browser.asked.length;
  browser.answers['/api/readiness'] = report({
    as_of: new Date(browser.time + 5 * 60_000).toISOString(),
  });
  await browser.pass(5 * 60_000);
  expect(browser.asked.length).toBeGreaterThan(before);
  expect(loaded().stale).toBeNull();
});

it('is stale from the start where the source is old', async () => {
  const asOf = new Date(browser.time - 6 * 60_000).toISOString();
  browser.answers['/api/readiness'] = report({ as_of: asOf });
  await open();
  expect(loaded().stale).toBe('old');
});
