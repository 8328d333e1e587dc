import type { NextStep } from '#src/readiness/report.ts';
import type { AccountStore } from './account-store.ts';
import type { LoadedView } from './account-view.ts';
import { productLink } from './product-link.ts';
import { whoWords } from './status-words.ts';
import { Clock } from './Clock.tsx';
import { durationText } from './time-texts.ts';

interface Props {
  view: LoadedView;
  store: AccountStore;
}

/** The one next step. A button only where this reader can take it. */
export function NextStepBox({ view, store }: Props) {
  const { next } = view.report;
  return (
    <div className="rb-next" data-kind={next.kind}>
      <p className="rb-next__heading">Next step</p>
      <Step view={view} store={store} />
      {next.kind === 'wait' && <Waiting next={next} readAt={view.readAt} />}
      {next.alternative && (
        <p className="rb-next__alternative">
          Or:{' '}
          <a href={productLink(next.alternative.route, view.report, view.session.context)}>
            {next.alternative.label}
          </a>
        </p>
      )}
    </div>
  );
}

function Step({ view, store }: Props) {
  const { report, session } = view;
  const { next } = report;
  if (!next.available) return <p className="rb-next__label">{next.label}</p>;
  if (next.kind === 'switch_account' && next.account_id) {
    const account = next.account_id;
    const { name } = session.accounts.find(({ account_id }) => account_id === account) ?? {};
    return (
      <button
        type="button"
        className="rb-button"
        title={name}
        onClick={() => store.choose({ account })}
      >
        {name ? `Switch to ${name}` : next.label}
      </button>
    );
  }
  if (next.intent === 'reread' || !next.route)
    return (
      <button
        type="button"
        className="rb-button"
        disabled={view.refreshing}
        onClick={() => store.refresh()}
      >
        {next.label}
      </button>
    );
  return (
    <a className="rb-button" href={productLink(next.route, report, session.context)}>
      {next.label}
    </a>
  );
}

function Waiting({ next, readAt }: { next: NextStep; readAt: number }) {
  const gaveUp = next.give_up_at !== undefined && Date.parse(next.give_up_at) <= readAt;
  return (
    <p className="rb-next__wait">
      {gaveUp ? (
        <>This takes longer than it should. Ask {whoWords[next.who ?? 'billing']}.</>
      ) : (
        <>
          {next.who && <>It is up to {whoWords[next.who]}. </>}
          {next.give_up_at && (
            <>
              Not solved by <Clock instant={next.give_up_at} />? Ask{' '}
              {whoWords[next.who ?? 'billing']}.{' '}
            </>
          )}
        </>
      )}
      {next.recheck_after && <> This page looks again every {durationText(next.recheck_after)}.</>}
    </p>
  );
}
