import { CONTEXT_EVENT, DRAFTS_EVENT } from '#components/account/session-events.ts';
import { findMarker } from '#components/account/session-marker.ts';
import type { FieldError } from '#src/contracts/problem.ts';
import { clearDraft, isBlank, newDraft, readDraft, saveDraft, type Draft } from './draft.ts';
import { createFeedbackView, updateCounter } from './feedback-view.ts';
import type { Subject } from './offer-comment.ts';
import type { Delivery } from './outbox-entry.ts';
import { openOutbox, showKept, submitEntry, withdrawEntry } from './outbox.ts';
import { OUTBOX_EVENT, type OutboxNews } from './outbox-event.ts';
import { sendFeedback, type SendResult } from './send-feedback.ts';
import { readSharedContext } from './shared-context.ts';

const UNREACHABLE: FieldError = {
  field: 'form',
  message:
    'We could not confirm that it arrived. Your text is kept here. Send it again: it is stored only once.',
};

export interface FeedbackWidget {
  submit: () => void;
  /** Opens the form for a part of the page. */
  comment: (subject: Subject) => void;
}

/**
 * Makes the plain form keep a draft, quote a sentence, send without leaving the
 * page, and thank only for a receipt. What could not be sent waits in the outbox.
 */
export function runFeedback(root: HTMLElement): FeedbackWidget {
  const page = root.dataset['page'] ?? location.pathname;
  const view = createFeedbackView(root);
  let draft = newDraft();
  /** In the outbox; any change takes it back out. */
  let isKept = false;
  /** The reader waits for the answer; else it came by itself, and must not take the focus. */
  let isAsked = false;

  const setDraft = (next: Draft) => {
    draft = next;
    root.dataset['draft'] = draft.submission_id;
  };
  const save = () => {
    setDraft(view.readInto(draft));
    saveDraft(page, draft);
    updateCounter(view.form);
  };
  const takeBack = () => {
    if (!isKept) return;
    isKept = false;
    view.showWaiting(null);
    withdrawEntry(draft.submission_id);
  };
  const keep = () => {
    takeBack();
    save();
  };
  const restart = () => {
    isKept = false;
    setDraft(newDraft());
    view.fill(draft);
    view.showWaiting(null);
  };
  const submit = async () => {
    save();
    const missing = findMissing(draft);
    view.showErrors(missing);
    if (missing.length > 0) return;
    isAsked = true;
    show({ outcome: 'sending' });
    // Now, not when the page opened: the reader may have chosen something else since.
    const marker = isSignedIn() ? findMarker(document.cookie) : null;
    const share = draft.share && marker ? readSharedContext(location.search) : null;
    setDraft({ ...draft, named: draft.named && marker !== null });
    const website = view.readWebsite();
    isKept = submitEntry({ page, draft, share, website, session: marker });
    // Nothing can be kept on this device: the form itself keeps it.
    if (!isKept) show(toDelivery(await sendFeedback(page, draft, share, website)));
  };
  const show = (delivery: Delivery) => {
    view.setBusy(delivery.outcome === 'sending');
    view.showWaiting(delivery.outcome === 'waiting' ? delivery.text : null);
    switch (delivery.outcome) {
      case 'sending':
        return view.announce('Sending your feedback.');
      case 'stored':
        clearDraft(page);
        restart();
        view.announce('Thank you. Your feedback is stored.');
        view.showThanks(isAsked);
        break;
      case 'waiting':
        setDraft(delivery.entry.draft);
        view.announce(`Not sent yet. ${delivery.text}`);
        break;
      case 'refused':
        view.showErrors(delivery.errors, isAsked);
        view.announce(`Not sent. ${delivery.errors.map(({ message }) => message).join(' ')}`);
        break;
      case 'gone':
        isKept = false;
    }
    isAsked = false;
  };
  const toDelivery = (result: SendResult): Delivery => {
    if (result.outcome === 'stored') return { outcome: 'stored' };
    if (result.outcome === 'refused') return result;
    // The text was changed after an attempt that did arrive: the next one is a submission of its own.
    if (result.outcome === 'id_reused')
      setDraft({ ...draft, submission_id: newDraft().submission_id });
    saveDraft(page, draft);
    return { outcome: 'refused', errors: [UNREACHABLE] };
  };
  const hear = ({ entry, delivery }: OutboxNews) => {
    // Waits since another visit, and nothing newer is in the form. Somebody else's words are not shown.
    const isMine = entry.page === page && entry.session === findMarker(document.cookie);
    if (isMine && isBlank(draft) && delivery.outcome !== 'gone') {
      setDraft(entry.draft);
      view.fill(draft);
    }
    if (entry.draft.submission_id !== draft.submission_id) return;
    isKept = true;
    show(delivery);
  };
  const comment = ({ about, excerpt }: Subject) => {
    // What waits stays as it is; this is another one.
    if (isKept) restart();
    showKept();
    setDraft({ ...view.readInto(draft), about, excerpt });
    view.fill(draft);
    save();
    view.open();
  };

  view.form.noValidate = true;
  const offerShare = () => view.offerShare(readSharedContext(location.search) !== null);
  offerShare();
  addEventListener(CONTEXT_EVENT, offerShare);
  addEventListener(DRAFTS_EVENT, restart);
  addEventListener(OUTBOX_EVENT, ({ detail }) => hear(detail));
  view.form.addEventListener('input', keep);
  view.onPress({
    again: () => view.hideThanks(),
    discard: () => {
      takeBack();
      clearDraft(page);
      restart();
      view.announce('Discarded. Nothing of it was kept.');
      view.open();
    },
    unquote: () => {
      takeBack();
      setDraft({ ...draft, excerpt: '' });
      view.fill(view.readInto(draft));
      save();
      view.open();
    },
  });
  setDraft(readDraft(page));
  // The reader may have been faster than this script.
  const typed = view.readInto(newDraft());
  if (isBlank(typed)) view.fill(draft);
  else save();
  openOutbox();
  return { submit: () => void (isAsked || submit()), comment };
}

const isSignedIn = () => document.documentElement.dataset['session'] === 'in';

function findMissing(draft: Draft): FieldError[] {
  if (draft.helpful) return [];
  return [{ field: 'helpful', message: 'Choose Yes or No.' }];
}
