import type { Auth } from '#src/server/auth.ts';
import { hasRole } from '#src/server/has-role.ts';
import type { DecideContext } from './decide-feedback.ts';
import type { Actor } from './write-feedback-event.ts';

/** What a decision needs beyond itself: who decides, who else may be named, and the time. */
export const reviewerContext = (
  { auth, outbox }: { auth: Auth; outbox: DecideContext['outbox'] },
  actor: Actor,
  batch?: string,
): DecideContext => ({
  actor,
  isReviewer: (email) => hasRole(auth, email, 'docs_reviewer'),
  now: new Date(),
  outbox,
  ...(batch && { batch }),
});
