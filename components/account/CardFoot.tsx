import type { LoadedView } from './account-view.ts';
import { Clock } from './Clock.tsx';
import { StatusIcon } from './StatusIcon.tsx';

interface Props {
  view: LoadedView;
  onRefresh: () => void;
}

/** When it was true, and the way to look again. */
export function CardFoot({ view, onRefresh }: Props) {
  const { report, stale, refreshing } = view;
  return (
    <p className="rb-foot" data-stale={stale ?? undefined}>
      {stale && (
        <span className="rb-foot__stale" title={STALE_WORDS[stale]}>
          <StatusIcon shape="clock" /> Stale<span className="sr-only">: {STALE_WORDS[stale]}</span>
        </span>
      )}
      {report.as_of && (
        <span>
          <span className="rb-foot__as-of">as of </span>
          <Clock instant={report.as_of} />
        </span>
      )}
      <button
        type="button"
        className="rb-icon-button"
        aria-label="Refresh"
        aria-busy={refreshing}
        onClick={onRefresh}
      >
        <StatusIcon shape="refresh" />
      </button>
    </p>
  );
}

const STALE_WORDS = {
  refresh_failed: 'the last refresh failed, so this may have changed.',
  old: 'this is more than five minutes old.',
} as const;
