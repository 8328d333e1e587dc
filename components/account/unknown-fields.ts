import type { ReadinessReport } from '#src/readiness/report.ts';
import type { FieldName } from '#src/registry/names.ts';

/** The fields whose being unknown decides, each once. */
export function unknownFields(report: ReadinessReport): FieldName[] {
  const unknown = report.steps
    .flatMap((step) => step.fields)
    .filter((field) => field.standing === 'unknown');
  return [...new Set(unknown.map(({ name }) => name))];
}
