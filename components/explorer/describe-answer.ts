import { fieldText } from '#components/account/field-text.ts';
import {
  standingWords,
  stepWords,
  verdictWords,
  whoWords,
} from '#components/account/status-words.ts';
import { formatDuration } from '#src/registry/describe-outcome.ts';
import type {
  NextStep,
  ReadinessReport,
  Standing,
  StepStatus,
  Verdict,
} from '#src/readiness/report.ts';
import type { Code, FieldName, StepId } from '#src/registry/names.ts';

/** The lines that say more about a next step; each is shown only where it applies. */
export const NEXT_LINES = {
  kind: 'Kind',
  intent: 'Intent',
  route: 'Where',
  who: 'Up to',
  alternative: 'Or',
  recheck: 'Look again after',
  giveUp: 'Ask billing after',
} as const;
export type NextLine = keyof typeof NEXT_LINES;

export interface AnswerField {
  name: FieldName;
  value: string;
  standing: Standing;
  word: string;
}

export interface AnswerStep {
  id: StepId;
  status: StepStatus;
  word: string;
  fields: readonly AnswerField[];
}

/** A report as the explorer shows it: texts, ready to be put into their places. */
export interface Answer {
  verdict: Verdict;
  word: string;
  primary: Code | null;
  /** The verdict, the code and the next step in one line; it is also read out. */
  summary: string;
  codes: readonly Code[];
  label: string;
  lines: Record<NextLine, string>;
  /** Empty where the steps of this account may not be shown. */
  steps: readonly AnswerStep[];
}

export function describeAnswer(report: ReadinessReport): Answer {
  const { verdict, primary, next } = report;
  const { word } = verdictWords[verdict];
  const code = primary ? `${primary}. ` : '';
  return {
    verdict,
    word,
    primary,
    summary: `${word}. ${code}Next: ${next.label}`,
    codes: report.reasons.map((reason) => reason.code),
    label: next.label,
    lines: describeLines(next, report.as_of),
    steps: report.steps.map(({ id, status, fields }) => ({
      id,
      status,
      // Nobody stands here: the account is made up.
      word: status === 'current' ? 'Current' : stepWords[status].word,
      fields: fields.map(({ name, value, standing }) => ({
        name,
        value: fieldText({ name, value }),
        standing,
        word: standingWords[standing].word,
      })),
    })),
  };
}

function describeLines(next: NextStep, asOf: string | null): Record<NextLine, string> {
  const giveUp = next.give_up_at && asOf ? Date.parse(next.give_up_at) - Date.parse(asOf) : 0;
  return {
    kind: next.kind,
    intent: next.intent ?? '',
    route: next.route ?? '',
    who: next.who ? whoWords[next.who] : '',
    alternative: next.alternative?.label ?? '',
    recheck: next.recheck_after ? formatDuration(next.recheck_after) : '',
    giveUp: giveUp > 0 ? formatDuration(giveUp / 1000) : '',
  };
}
