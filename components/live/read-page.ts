import type { PageAnswer } from './refresh-page.ts';

/** Not the reader's any more: signed out, or the account or target is out of reach. */
const GONE = [401, 403, 404, 410];

/** Asks for the address of this page again. Never throws. */
export async function readPage(): Promise<PageAnswer<Document>> {
  try {
    const response = await fetch(location.href, {
      cache: 'no-store',
      credentials: 'same-origin',
      headers: { accept: 'text/html' },
      redirect: 'manual',
    });
    if (response.type === 'opaqueredirect' || GONE.includes(response.status)) {
      return { kind: 'gone' };
    }
    if (!response.ok) return { kind: 'failed' };
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    return isAboutSameAccount(page) ? { kind: 'page', page } : { kind: 'gone' };
  } catch {
    // No network, or the page is being left.
    return { kind: 'failed' };
  }
}

function isAboutSameAccount(page: Document): boolean {
  return page.body.dataset.liveAccount === document.body.dataset.liveAccount;
}
