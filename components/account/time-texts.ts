const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;
const DAY = { day: 'numeric', month: 'short' } as const;

/**
 * A moment on the reader's own clock: `12:04`, or with its day when that is not
 * today: `22 Nov, 12:04`. Without a time zone, the reader's.
 */
export function clockText(instant: string, now: number, timeZone?: string): string {
  const moment = new Date(instant);
  const today = format(new Date(now), DAY, timeZone) === format(moment, DAY, timeZone);
  const clock = format(moment, CLOCK, timeZone);
  return today ? clock : `${format(moment, DAY, timeZone)}, ${clock}`;
}

function format(moment: Date, style: Intl.DateTimeFormatOptions, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', { ...style, ...(timeZone && { timeZone }) }).format(
    moment,
  );
}

/** How long a wait is, roughly, in words: `10 seconds`, `5 minutes`, `1 hour`. */
export function durationText(seconds: number): string {
  if (seconds < 90) return count(Math.round(seconds), 'second');
  if (seconds < 90 * 60) return count(Math.round(seconds / 60), 'minute');
  return count(Math.round(seconds / 3600), 'hour');
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
