import { useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import type { ReadinessReport } from '#src/readiness/report.ts';
import { steps } from '#src/registry/steps.ts';
import type { LoadedView } from './account-view.ts';
import { fieldText } from './field-text.ts';
import { StatusIcon } from './StatusIcon.tsx';
import { standingWords, stepWords, type StatusWord } from './status-words.ts';
import { useSlots } from './use-slots.ts';
import { isNothingAsked } from './verdict-word.ts';

/** Fills the page's empty places with what the report says about them. */
export function ReportSlots({ view }: { view: LoadedView }) {
  const { report } = view;
  return (
    <>
      <StepStatuses report={report} />
      <FieldValues report={report} isJudged={!isNothingAsked(view)} />
      <ReasonStatuses report={report} />
      <PathCaption report={report} />
    </>
  );
}

function StepStatuses({ report }: { report: ReadinessReport }) {
  const slots = useSlots('[data-slot="step-status"]');
  const roots = useSlots('[data-step-root]');
  useLayoutEffect(() => {
    for (const root of roots) {
      const step = report.steps.find(({ id }) => id === root.dataset['stepRoot']);
      if (step) root.dataset['status'] = step.status;
      if (step?.status === 'current') root.setAttribute('aria-current', 'step');
    }
    return () => {
      for (const root of roots) {
        delete root.dataset['status'];
        root.removeAttribute('aria-current');
      }
    };
  }, [report, roots]);
  return slots.map((slot, index) => {
    const step = report.steps.find(({ id }) => id === slot.dataset['step']);
    return step && createPortal(<Status {...stepWords[step.status]} />, slot, `step-${index}`);
  });
}

/** Values, and how each stands; before anything is asked, no value is fine, and none in the way. */
function FieldValues({ report, isJudged }: { report: ReadinessReport; isJudged: boolean }) {
  const slots = useSlots('[data-slot="field"]');
  return slots.map((slot, index) => {
    const { step, field: name } = slot.dataset;
    // Outside the steps any step's answer will do: a field stands the same in all of them.
    const among = report.steps.filter(({ id }) => step === undefined || id === step);
    const field = among.flatMap(({ fields }) => fields).find((each) => each.name === name);
    if (!field) return null;
    const text = fieldText(field);
    return createPortal(
      <span className="rb-field" data-standing={isJudged ? field.standing : undefined}>
        <span className="rb-field__value" title={text}>
          {text}
        </span>
        {isJudged && (
          <span className="rb-field__standing">
            <Status {...standingWords[field.standing]} />
          </span>
        )}
      </span>,
      slot,
      `field-${index}`,
    );
  });
}

function ReasonStatuses({ report }: { report: ReadinessReport }) {
  const slots = useSlots('[data-slot="reason-status"]');
  const roots = useSlots('[data-reason-root]');
  useLayoutEffect(() => {
    for (const root of roots) {
      const held = holding(report, root.dataset['reasonRoot']);
      if (held) root.dataset['holds'] = held;
    }
    return () => {
      for (const root of roots) delete root.dataset['holds'];
    };
  }, [report, roots]);
  return slots.map((slot, index) => {
    const held = holding(report, slot.dataset['code']);
    if (!held) return null;
    const word = held === 'primary' ? 'Holds now, and decides' : 'Holds now too';
    return createPortal(<Status shape="pause" word={word} />, slot, `reason-${index}`);
  });
}

function PathCaption({ report }: { report: ReadinessReport }) {
  const captions = useSlots('[data-slot="path-caption"]');
  const stages = useSlots('[data-slot="path"] [data-stage]');
  const current = report.steps.find(({ status }) => status === 'current');
  const entry = current && steps[current.id];
  useLayoutEffect(() => {
    for (const node of stages) {
      if (node.dataset['stage'] === entry?.stage) node.dataset['here'] = 'true';
    }
    return () => {
      for (const node of stages) delete node.dataset['here'];
    };
  }, [entry, stages]);
  if (!entry) return null;
  const caption = <span>You are here: {entry.title}.</span>;
  return captions.map((slot, index) => createPortal(caption, slot, `path-${index}`));
}

function Status({ shape, word }: StatusWord) {
  return (
    <span className="rb-status">
      <StatusIcon shape={shape} /> {word}
    </span>
  );
}

function holding(report: ReadinessReport, code: string | undefined): 'primary' | 'also' | null {
  if (!report.reasons.some((reason) => reason.code === code)) return null;
  return report.primary === code ? 'primary' : 'also';
}
