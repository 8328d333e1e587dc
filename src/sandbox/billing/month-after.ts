/** The start of the month after a moment, UTC: when monthly credits are renewed. */
export function monthAfter(at: string): string {
  const moment = new Date(at);
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 1)).toISOString();
}
