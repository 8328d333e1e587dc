import type { RetentionSettings } from '#src/contracts/retention.ts';

/** ISO 8601; items of that moment and earlier are due. Null: none ever is. */
export interface RetentionCutoffs {
  anonymise_until: string | null;
  delete_until: string | null;
}

/** What the settings mean now: an item is due in the moment in which it is so many days old. */
export function planRetention(settings: RetentionSettings, now: Date): RetentionCutoffs {
  const before = (days: number | null) =>
    days === null ? null : new Date(now.getTime() - days * DAY_MS).toISOString();
  return {
    anonymise_until: before(settings.anonymise_after_days),
    delete_until: before(settings.delete_after_days),
  };
}

const DAY_MS = 86_400_000;
