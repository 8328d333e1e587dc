import { keepContext } from '#components/account/keep-context.ts';
import { startAccount } from '#components/account/start-account.ts';
import { watchSession } from '#components/account/watch-session.ts';
import { startFeedback } from '#components/feedback/start-feedback.ts';
import { startOutbox } from '#components/feedback/start-outbox.ts';
import { startSearch } from '#components/search/start-search.ts';
import { keepZodFromEval } from './keep-zod-from-eval.ts';
import { startToc } from './start-toc.ts';

// All that a page runs for a reader who only reads: one file, fetched once.
keepZodFromEval();
keepContext();
// Before anything that keeps drafts: they may be somebody else's.
watchSession();
startAccount();
startSearch();
startToc();
// At once: what fills the form from a draft may not come after the reader's first answer.
for (const root of document.querySelectorAll<HTMLElement>('rb-feedback')) startFeedback(root);
startOutbox();
