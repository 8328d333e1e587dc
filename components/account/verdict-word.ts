import type { AccountView, LoadedView } from './account-view.ts';
import { verdictWords, type StatusWord } from './status-words.ts';

/** Nothing is wrong with an answer that nobody has asked for yet. */
export function isNothingAsked({ session: { context }, report }: LoadedView): boolean {
  return report.verdict === 'unverified' && (!context.action || !context.target);
}

/** Several accounts, none of them chosen: that comes before the action. */
export function isAccountOpen({ session: { context }, report }: LoadedView): boolean {
  return !context.account && !report.account_id;
}

export function verdictWord(view: LoadedView): StatusWord {
  if (isNothingAsked(view)) return { shape: 'question', word: 'Not chosen yet' };
  return verdictWords[view.report.verdict];
}

/** What the reader is to do, in words; the account first where it is open. */
export function nextLabel(view: LoadedView): string {
  if (isNothingAsked(view) && isAccountOpen(view)) return 'Choose the account';
  return view.report.next.label;
}

function openQuestion(view: LoadedView): string {
  if (isAccountOpen(view)) return 'Which account?';
  return view.session.context.action ? 'Where does it run?' : 'Which action?';
}

/** The closed bar's second line: what is wrong, in a few words. */
export function barDetail(view: AccountView): string {
  if (view.kind === 'no_account')
    return view.user.roles.length > 0 ? view.user.email : 'Ask an owner to add you';
  if (view.kind === 'failed') return 'Open to try again';
  if (view.kind !== 'loaded') return '';
  const { report } = view;
  if (isNothingAsked(view)) return openQuestion(view);
  if (report.verdict === 'ready') return 'Nothing blocks this action';
  const primary = report.reasons.find(({ code }) => code === report.primary);
  return primary?.title ?? 'Billing does not say enough';
}
