import { useId, useRef, useState, type ReactNode } from 'react';
import type { Code } from '#src/registry/names.ts';
import type { AccountStore } from './account-store.ts';
import { accountOf, sessionOf, type AccountView } from './account-view.ts';
import { CardFoot } from './CardFoot.tsx';
import { ContextChooser } from './ContextChooser.tsx';
import { CopyForSupport } from './CopyForSupport.tsx';
import { FailedNotice, NoAccountNotice } from './Notices.tsx';
import { NextStepBox } from './NextStepBox.tsx';
import { StatusIcon, type Shape } from './StatusIcon.tsx';
import { barDetail, isNothingAsked, verdictWord } from './verdict-word.ts';
import { VerdictPart } from './VerdictPart.tsx';
import { WhoseAccount } from './WhoseAccount.tsx';

interface Props {
  view: AccountView;
  store: AccountStore;
  pageCode: Code | undefined;
}

/**
 * The account card. Wide: a block of fixed height. Narrow: a bar that opens the
 * same parts over the page, while the next step keeps to the bottom edge.
 */
export function AccountPanel({ view, store, pageCode }: Props) {
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const card = useRef<HTMLElement>(null);
  // A button that goes with its press would take the keyboard's place in the page along.
  const keepFocus = () => {
    if (document.activeElement === document.body) card.current?.focus({ preventScroll: true });
  };
  const { tone, shape, word } = summary(view);
  // Not while loading: the word before it still changes, and would push it aside.
  const name = view.kind !== 'loading' && accountOf(view)?.name;
  return (
    <section
      className="rb-card rb-card--in"
      aria-label="Your account"
      data-view={view.kind}
      data-tone={tone}
      data-open={isOpen || undefined}
      ref={card}
      tabIndex={-1}
      onClick={() => requestAnimationFrame(keepFocus)}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
    >
      <button
        className="rb-card__bar"
        type="button"
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setOpen(!isOpen)}
      >
        <StatusIcon shape={shape} />
        <span className="rb-card__bar-text">
          <span className="rb-card__bar-line">
            <span className="rb-card__bar-word">{word}</span>
            {name && <span className="rb-card__bar-name">{name}</span>}
          </span>
          <span className="rb-card__bar-detail">{barDetail(view)}</span>
        </span>
        <StatusIcon shape="caret" />
      </button>
      <div className="rb-card__panel" id={panelId}>
        <PanelContent view={view} store={store} pageCode={pageCode} />
      </div>
      {view.kind === 'loading' && (
        <p className="rb-foot rb-foot--loading">Reading your account …</p>
      )}
      {view.kind === 'loaded' && (
        <NextStepBox view={view} store={store} onOpen={() => setOpen(true)} />
      )}
      {view.kind === 'loaded' && <CardFoot view={view} onRefresh={() => store.refresh()} />}
    </section>
  );
}

function PanelContent({ view, store, pageCode }: Props): ReactNode {
  const session = sessionOf(view);
  return (
    <>
      {view.kind === 'no_account' && (
        <NoAccountNotice user={view.user} onRetry={() => store.refresh()} />
      )}
      {session && <WhoseAccount view={view} session={session} store={store} />}
      {session && <ContextChooser view={view} session={session} store={store} />}
      {view.kind === 'failed' && (
        <FailedNotice cause={view.cause} onRetry={() => store.refresh()} />
      )}
      {view.kind === 'loaded' && <VerdictPart view={view} pageCode={pageCode} />}
      {view.kind === 'loaded' && !isNothingAsked(view) && <CopyForSupport view={view} />}
    </>
  );
}

/** The bar's icon and word, and the card's tone. */
function summary(view: AccountView): { tone: string; shape: Shape; word: string } {
  if (view.kind === 'loaded') {
    const { verdict } = view.report;
    return { tone: isNothingAsked(view) ? 'neutral' : verdict, ...verdictWord(view) };
  }
  if (view.kind === 'failed') return { tone: 'failed', shape: 'octagon', word: 'Could not read' };
  if (view.kind === 'no_account') return { tone: 'neutral', shape: 'question', word: 'No account' };
  return { tone: 'neutral', shape: 'dot', word: 'Reading …' };
}
