/** A copy of the page as the server has it, or why there is none. */
export type Answer =
  { ok: true; page: Document; url: string; isDone: boolean } | { ok: false; message: string };

const LOST = 'The server did not answer. Nothing you typed is lost; try again.';
const SIGNED_OUT = 'You are signed out. Sign in in another tab, then try again here.';

/** Asks for a page of the queue, or sends one of its forms. Never throws. */
export async function askQueue(url: string, form?: URLSearchParams): Promise<Answer> {
  try {
    const response = await fetch(url, {
      cache: 'no-store',
      headers: { accept: 'text/html' },
      ...(form && { method: 'POST', body: form }),
    });
    if (new URL(response.url).pathname !== '/review') return { ok: false, message: SIGNED_OUT };
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (!page.querySelector('[data-queue]')) return { ok: false, message: LOST };
    return { ok: true, page, url: response.url, isDone: response.ok };
  } catch {
    return { ok: false, message: LOST };
  }
}
