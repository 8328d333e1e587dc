import type { FieldError } from '#src/contracts/problem.ts';
import type { Draft } from './draft.ts';
import { passLeastTime } from './pass-least-time.ts';

/** Where the reader stands, from the page's address. */
export interface SharedContext {
  action: string;
  target: string;
  account?: string;
}

export type SendResult =
  | { outcome: 'stored' }
  /** Another text went out under this id before; send again with a new one. */
  | { outcome: 'id_reused' }
  | { outcome: 'refused'; errors: FieldError[] }
  /** No answer, or none that says what happened: repeat safely, not before `wait_ms` have passed. */
  | { outcome: 'unreachable'; wait_ms?: number };

const PATIENCE_MS = 20_000;

/**
 * Sends a draft once. Only the server's own receipt counts as stored. `website`
 * is what stood in the field that readers do not see.
 */
export async function sendFeedback(
  page: string,
  draft: Draft,
  share: SharedContext | null,
  website = '',
): Promise<SendResult> {
  const elapsed_ms = draft.comment ? await passLeastTime() : null;
  try {
    const response = await fetch('/api/feedback', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...toBody(page, draft, share), website, elapsed_ms }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const wait = response.headers.get('retry-after');
    return readAnswer(response.status, await response.json().catch(() => null), wait);
  } catch {
    return { outcome: 'unreachable' };
  }
}

function toBody(page: string, draft: Draft, share: SharedContext | null): object {
  const [kind, name] = draft.about.split(':');
  return {
    submission_id: draft.submission_id,
    page,
    ...(draft.helpful ? { helpful: draft.helpful === 'true' } : {}),
    ...(name && (kind === 'step' || kind === 'code') ? { [kind]: name } : {}),
    ...(draft.category ? { category: draft.category } : {}),
    ...(draft.comment ? { comment: draft.comment } : {}),
    ...(draft.excerpt ? { excerpt: draft.excerpt } : {}),
    ...(draft.named ? { with_name: true } : {}),
    ...(share ? { share_readiness: share } : {}),
  };
}

/** Of the refusals, those that say nothing about the text: time-outs and limits. */
const MEANS_LATER = [408, 425, 429];

/** Exported for tests: what an answer means. */
export function readAnswer(
  status: number,
  answer: unknown,
  retryAfter: string | null = null,
): SendResult {
  const body = (answer ?? {}) as {
    id?: unknown;
    code?: unknown;
    title?: unknown;
    errors?: unknown;
  };
  if ((status === 201 || status === 200) && typeof body.id === 'string') {
    return { outcome: 'stored' };
  }
  if (status === 409 && body.code === 'SUBMISSION_ID_REUSED') return { outcome: 'id_reused' };
  if (status < 400 || status >= 500 || MEANS_LATER.includes(status)) {
    const seconds = Number(retryAfter);
    return { outcome: 'unreachable', ...(seconds > 0 && { wait_ms: seconds * 1000 }) };
  }
  if (Array.isArray(body.errors) && body.errors.length > 0) {
    return { outcome: 'refused', errors: body.errors as FieldError[] };
  }
  const message = typeof body.title === 'string' ? body.title : `Refused with status ${status}.`;
  return { outcome: 'refused', errors: [{ field: 'form', message }] };
}
