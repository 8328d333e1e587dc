const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** `27 Nov 2026`, in UTC. */
export const formatDay = (moment: Date): string => day.format(moment);
