import { useEffect, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import type { AccountView } from './account-view.ts';
import { AccountStore } from './account-store.ts';
import { browserIo } from './browser-io.ts';
import { followReport } from './follow-report.ts';
import { LEAVE_EVENT, SESSION_EVENT } from './session-events.ts';

const BEFORE_READING: AccountView = { kind: 'loading', session: null };

/** The page's one store, and what it shows now. The build sees only the placeholder. */
export function useAccount(): [AccountView, AccountStore] {
  const [store] = useState(() => new AccountStore(browserIo));
  const view = useSyncExternalStore(store.subscribe, store.getView, () => BEFORE_READING);
  useEffect(() => followBrowser(store), [store]);
  useEffect(() => {
    if (view.kind === 'expired') document.documentElement.dataset.session = 'expired';
    if (view.kind === 'signed_out') document.documentElement.dataset.session = 'out';
  }, [view.kind]);
  return [view, store];
}

function followBrowser(store: AccountStore): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  // The browser may keep the page as it is now: nothing personal may be left in it.
  addEventListener('pagehide', () => flushSync(() => store.drop()), { signal });
  addEventListener(LEAVE_EVENT, () => flushSync(() => store.signOut()), { signal });
  addEventListener(SESSION_EVENT, () => store.checkSession(), { signal });
  signal.addEventListener('abort', followReport(store));
  store.checkSession();
  return () => stop.abort();
}
