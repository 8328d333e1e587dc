import type { AccountView } from './account-view.ts';
import { nextLabel, verdictWord } from './verdict-word.ts';

/** What a screen reader hears when the verdict or the way on changes. */
export function announcement(view: AccountView): string {
  if (view.kind === 'expired') return 'Your session has ended. Sign in again.';
  if (view.kind === 'failed') return 'Your account could not be read.';
  if (view.kind === 'no_account') return 'This sign-in has no account yet.';
  if (view.kind !== 'loaded') return '';
  const { reasons, primary } = view.report;
  const cause = reasons.find((reason) => reason.code === primary);
  return [verdictWord(view).word, cause?.title, `Next: ${nextLabel(view)}`]
    .filter(Boolean)
    .map((part) => `${part}.`)
    .join(' ');
}
