/** Events on `window` between the header's script, the island and the links. */
export const SESSION_EVENT = 'reasonbook:session';
/** Somebody is signing out: forget everything personal before the event returns. */
export const LEAVE_EVENT = 'reasonbook:leave';
/** What was typed and not sent belonged to somebody who has left. */
export const DRAFTS_EVENT = 'reasonbook:drafts-removed';
/** The query has changed: links follow. */
export const CONTEXT_EVENT = 'reasonbook:context';
