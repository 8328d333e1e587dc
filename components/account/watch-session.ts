import { forgetOwnOutbox } from '#components/feedback/outbox-keys.ts';
import { listTabKeys, readTab, writeTab } from '#components/shell/tab-storage.ts';
import { readHintRoles } from '#src/contracts/session-hint.ts';
import { DRAFTS_EVENT, LEAVE_EVENT, SESSION_EVENT } from './session-events.ts';
import { findMarker } from './session-marker.ts';

const DRAFT_PREFIX = 'reasonbook:';
const LAST_MARKER = `${DRAFT_PREFIX}session`;
const CHANNEL = 'reasonbook-session';

/**
 * Notices on every page that somebody signed in, out or as somebody else, here or
 * in another tab: marks <html>, removes drafts that were not this person's, and
 * tells the island. The cookie is the truth; messages only say when to look.
 */
export function watchSession(): void {
  let channel: BroadcastChannel | null = null;
  const look = () => {
    const marker = findMarker(document.cookie);
    markPage(marker ? 'in' : 'out', marker);
    if (rememberMarker(marker) === 'left') channel?.postMessage('look');
    dispatchEvent(new Event(SESSION_EVENT));
  };
  const leave = () => {
    removeDrafts();
    markPage('out');
    dispatchEvent(new Event(LEAVE_EVENT));
  };
  const open = () => {
    channel ??= new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }) => (data === 'leave' ? leave() : look());
  };
  // An open channel can keep a page out of the browser's back-forward cache.
  const close = () => {
    channel?.close();
    channel = null;
  };
  open();
  look();
  addEventListener('pagehide', close);
  addEventListener('pageshow', (event) => {
    open();
    if (event.persisted) look();
  });
  addEventListener('focus', look);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
  if ('cookieStore' in window) window.cookieStore.addEventListener('change', look);
  document.addEventListener('submit', (event) => {
    if (!isSignOut(event.target)) return;
    leave();
    channel?.postMessage('leave');
  });
}

function markPage(session: 'in' | 'out', marker: string | null = null): void {
  const { dataset } = document.documentElement;
  dataset.roles = readHintRoles(marker ?? '');
  // An expired session is a signed-out one that says why.
  if (session === 'in' || dataset.session !== 'expired') dataset.session = session;
}

/** Compares with the session that this tab saw last; a tab keeps it across pages. */
function rememberMarker(marker: string | null): 'left' | 'same' {
  const last = readTab(LAST_MARKER);
  const left = last !== null && last !== marker;
  if (left) removeDrafts();
  if (marker) writeTab(LAST_MARKER, marker);
  return left ? 'left' : 'same';
}

function removeDrafts(): void {
  for (const key of listTabKeys(DRAFT_PREFIX)) writeTab(key, null);
  forgetOwnOutbox();
  dispatchEvent(new Event(DRAFTS_EVENT));
}

function isSignOut(form: EventTarget | null): boolean {
  return form instanceof HTMLFormElement && new URL(form.action).pathname === '/sign-out';
}
