import { CONTEXT_EVENT, DRAFTS_EVENT } from '#components/account/session-events.ts';
import type { FieldError } from '#src/contracts/problem.ts';
import { clearDraft, newDraft, readDraft, saveDraft, type Draft } from './draft.ts';
import { createFeedbackView, updateCounter } from './feedback-view.ts';
import { sendFeedback, type SendResult } from './send-feedback.ts';
import { readSharedContext } from './shared-context.ts';

const UNREACHABLE: FieldError = {
  field: 'form',
  message:
    'We could not confirm that it arrived. Your text is kept here. Send it again: it is stored only once.',
};

/** Makes the plain form keep a draft, send without leaving the page, and thank only for a receipt. */
export function startFeedback(root: HTMLElement): void {
  const page = root.dataset['page'] ?? location.pathname;
  const view = createFeedbackView(root);
  let draft = readDraft(page);
  let isSending = false;

  const keep = () => {
    draft = view.readInto(draft);
    saveDraft(page, draft);
    updateCounter(view.form);
  };
  const offerShare = () => view.offerShare(readSharedContext(location.search) !== null);
  const restart = () => {
    draft = newDraft();
    view.fill(draft);
  };
  const submit = async () => {
    if (isSending) return;
    keep();
    const missing = findMissing(draft);
    view.showErrors(missing);
    if (missing.length > 0) return;
    isSending = true;
    view.setBusy(true);
    view.announce('Sending your feedback.');
    const result = await send();
    isSending = false;
    view.setBusy(false);
    show(result);
  };
  const send = async (): Promise<SendResult> => {
    // Now, not when the page opened: the reader may have chosen something else since.
    const share = draft.share && isSignedIn() ? readSharedContext(location.search) : null;
    const website = view.readWebsite();
    const result = await sendFeedback(page, draft, share, website);
    if (result.outcome !== 'id_reused') return result;
    // The text was changed after an attempt that did arrive: this one is a submission of its own.
    draft = { ...draft, submission_id: crypto.randomUUID() };
    saveDraft(page, draft);
    return await sendFeedback(page, draft, share, website);
  };
  const show = (result: SendResult) => {
    if (result.outcome === 'stored') {
      clearDraft(page);
      restart();
      view.announce('Thank you. Your feedback is stored.');
      view.showThanks();
      return;
    }
    const errors = result.outcome === 'refused' ? result.errors : [UNREACHABLE];
    view.showErrors(errors);
    view.announce(`Not sent. ${errors.map((error) => error.message).join(' ')}`);
  };

  view.form.noValidate = true;
  offerShare();
  addEventListener(CONTEXT_EVENT, offerShare);
  addEventListener(DRAFTS_EVENT, restart);
  view.fill(draft);
  view.form.addEventListener('input', keep);
  view.form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  view.onAgain(() => view.hideThanks());
}

const isSignedIn = () => document.documentElement.dataset['session'] === 'in';

function findMissing(draft: Draft): FieldError[] {
  if (draft.helpful) return [];
  return [{ field: 'helpful', message: 'Choose Yes or No.' }];
}
