import type { AccountIo } from './account-io.ts';
import type { Answer } from './read-answers.ts';
import { CONTEXT_EVENT } from './session-events.ts';
import { findMarker, forgetMarker } from './session-marker.ts';

/** The store's view of a real browser. */
export const browserIo: AccountIo = {
  get,
  readMarker: () => findMarker(document.cookie),
  forgetMarker,
  readSearch: () => location.search,
  writeSearch: (search) => {
    history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
    dispatchEvent(new Event(CONTEXT_EVENT));
  },
  isVisible: () => document.visibilityState === 'visible',
  now: () => Date.now(),
  startTimer: (run, wait) => {
    const timer = setTimeout(run, wait);
    return () => clearTimeout(timer);
  },
};

async function get(path: string, signal: AbortSignal): Promise<Answer> {
  const headers = { accept: 'application/json' };
  const request = { cache: 'no-store', credentials: 'same-origin', headers, signal } as const;
  try {
    const response = await fetch(path, request);
    const date = Date.parse(response.headers.get('date') ?? '');
    const body: unknown = response.ok ? await response.json() : null;
    return { status: response.status, body, date: Number.isNaN(date) ? null : date };
  } catch {
    // No network, an aborted call, or a body that is not JSON: no usable answer.
    return { status: 0, body: null, date: null };
  }
}
