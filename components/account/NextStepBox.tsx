import type { Route } from '#src/registry/names.ts';
import type { AccountStore } from './account-store.ts';
import type { LoadedView } from './account-view.ts';
import { productLink } from './product-link.ts';
import { whoWords } from './status-words.ts';
import { Clock } from './Clock.tsx';
import { durationText } from './time-texts.ts';
import { isNothingAsked, nextLabel } from './verdict-word.ts';

interface Props {
  view: LoadedView;
  store: AccountStore;
  /** Opens the panel, where it is closed. */
  onOpen: () => void;
}

/** The one next step. A button only where this reader can take it. */
export function NextStepBox({ view, store, onOpen }: Props) {
  const { next } = view.report;
  return (
    <div className="rb-next" data-kind={next.kind}>
      <p className="rb-next__heading">Next step</p>
      <Step view={view} store={store} onOpen={onOpen} />
      {next.kind === 'wait' && <Waiting view={view} />}
      {next.alternative && (
        <p className="rb-next__alternative">
          Or:{' '}
          <a
            href={productLink(next.alternative.route, view.report, view.session.context)}
            data-own-context
          >
            {next.alternative.label}
          </a>
        </p>
      )}
    </div>
  );
}

function Step({ view, store, onOpen }: Props) {
  const { report, session } = view;
  const { next } = report;
  if (isNothingAsked(view)) return <ChooseStep label={nextLabel(view)} onOpen={onOpen} />;
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
        aria-disabled={view.refreshing}
        onClick={() => store.refresh()}
      >
        {next.label}
      </button>
    );
  return (
    <a
      className="rb-button"
      href={productLink(next.route, report, session.context)}
      data-own-context
    >
      {next.label}
    </a>
  );
}

/** The choice is made in the panel: said beside it, a button where it is closed. */
function ChooseStep({ label, onOpen }: { label: string; onOpen: () => void }) {
  return (
    <>
      <p className="rb-next__label">{label}</p>
      <button type="button" className="rb-button rb-next__open" onClick={onOpen}>
        {label}
      </button>
    </>
  );
}

function Waiting({ view: { report, session, serverNow } }: Pick<Props, 'view'>) {
  const { who, route, give_up_at: giveUpAt, recheck_after: recheckAfter } = report.next;
  const isOver = giveUpAt !== undefined && Date.parse(giveUpAt) <= serverNow;
  const whomToAsk = whoWords[who ?? 'billing'];
  return (
    <p className="rb-next__wait">
      {isOver && <>This takes longer than it should. Ask {whomToAsk}. </>}
      {!isOver && who && <>It is up to {whomToAsk}. </>}
      {route && route !== CHECKOUT && (
        <>
          See{' '}
          <a href={productLink(route, report, session.context)} data-own-context>
            {route}
          </a>
          .{' '}
        </>
      )}
      {!isOver && giveUpAt && (
        <>
          {who ? 'Ask again after' : 'Ask billing if it is not solved by'}{' '}
          <Clock instant={giveUpAt} />.{' '}
        </>
      )}
      {recheckAfter && <>This page looks again every {durationText(recheckAfter)}.</>}
    </p>
  );
}

// Whoever waits has nothing to buy.
const CHECKOUT: Route = '/billing/checkout';
