import type { HeldReason } from '#src/readiness/report.ts';
import { reasonPath, stepPath, withContext } from '#src/registry/paths.ts';
import { steps } from '#src/registry/steps.ts';
import type { Code } from '#src/registry/names.ts';
import type { LoadedView } from './account-view.ts';
import { ArrivedNotice } from './ArrivedNotice.tsx';
import { unknownFields } from './unknown-fields.ts';
import { StatusIcon } from './StatusIcon.tsx';
import { verdictWord } from './verdict-word.ts';

interface Props {
  view: LoadedView;
  pageCode: Code | undefined;
}

/** The verdict, and what makes it so. */
export function VerdictPart({ view, pageCode }: Props) {
  const { report, session } = view;
  const { shape, word } = verdictWord(view);
  const primary = report.reasons.find(({ code }) => code === report.primary);
  const others = report.reasons.filter((reason) => reason !== primary);
  return (
    <div className="rb-verdict">
      <p className="rb-verdict__word">
        <StatusIcon shape={shape} /> {word}
      </p>
      <ArrivedNotice view={view} pageCode={pageCode} />
      {report.verdict === 'ready' && <p>Nothing blocks this action now.</p>}
      {report.verdict === 'unverified' && <Unverified view={view} />}
      {primary && <Reason reason={primary} view={view} />}
      {others.length > 0 && (
        <>
          <p className="rb-verdict__also">{primary ? 'Holds too:' : 'Holds for certain:'}</p>
          <ul>
            {others.map((reason) => (
              <li key={reason.code}>
                <CodeLink code={reason.code} context={session.context} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Reason({ reason, view }: { reason: HeldReason; view: LoadedView }) {
  const { context } = view.session;
  const current = view.report.steps.find(({ status }) => status === 'current');
  return (
    <div className="rb-reason">
      <p className="rb-reason__title">{reason.title}</p>
      <p>
        <CodeLink code={reason.code} context={context} />
      </p>
      <p>{reason.meaning}</p>
      {current && (
        <p className="rb-reason__step">
          Your step:{' '}
          <a href={withContext(stepPath(current.id), context)}>{steps[current.id].title}</a>
        </p>
      )}
    </div>
  );
}

interface CodeLinkProps {
  code: Code;
  context: LoadedView['session']['context'];
}

function CodeLink({ code, context }: CodeLinkProps) {
  return (
    <a
      className="rb-mono rb-code"
      data-own-context
      translate="no"
      href={withContext(reasonPath(code), { ...context, code })}
    >
      {code}
    </a>
  );
}

/** Why nothing can be said yet, and no value is guessed. */
function Unverified({ view: { session, report } }: { view: LoadedView }) {
  const unknown = unknownFields(report);
  if (unknown.length > 0)
    return (
      <p>
        Billing does not say what this depends on:{' '}
        <span className="rb-mono" translate="no">
          {unknown.join(', ')}
        </span>
        . Nothing is decided until it does.
      </p>
    );
  if (!session.context.account && !report.account_id)
    return <p>You have several accounts. Nothing is read until you choose one.</p>;
  if (!session.context.action) return <p>Choose the blocked action to see what holds it back.</p>;
  if (!session.context.target) return <p>Choose where it runs to see what holds it back.</p>;
  return <p>Billing does not say enough to decide.</p>;
}
