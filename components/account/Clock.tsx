import { clockText } from './time-texts.ts';

/** A moment in the reader's own time. */
export function Clock({ instant }: { instant: string }) {
  return (
    <time dateTime={instant} title={new Date(instant).toLocaleString('en-GB')}>
      {clockText(instant, Date.now())}
    </time>
  );
}
