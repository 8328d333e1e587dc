import { fields, type FieldEntry } from '#src/registry/fields.ts';
import type { ReportField } from '#src/readiness/report.ts';

/** A field's value as text; an empty one says what its emptiness means. */
export function fieldText({ name, value }: Pick<ReportField, 'name' | 'value'>): string {
  if (value !== null) return String(value);
  const entry: FieldEntry = fields[name];
  return entry.whenEmpty === 'none' ? 'none' : 'unknown';
}
