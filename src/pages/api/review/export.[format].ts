import type { APIRoute } from 'astro';
import { FeedbackFilterSchema } from '#src/contracts/feedback.ts';
import { exportFeedback, type ExportFormat } from '#src/feedback/export-feedback.ts';
import { readFilter } from '#src/feedback/filter-feedback.ts';
import { registry } from '#src/registry/registry.ts';
import { requireRole } from '#src/server/guards.ts';
import { PERSONAL_CACHE_CONTROL, problem } from '#src/server/problem.ts';
import { toFieldErrors } from '#src/server/read-json-body.ts';
import { streamText } from '#src/server/stream-text.ts';

export const prerender = false;

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
};
const isFormat = (format: string | undefined): format is ExportFormat =>
  format !== undefined && Object.hasOwn(TYPES, format);

/** The queue with its filters as a file, streamed: `export.csv`, `export.ndjson`. */
export const GET: APIRoute = async ({ locals, params, url }) => {
  const reviewer = requireRole(locals, 'docs_reviewer');
  if (!reviewer.ok) return reviewer.response;
  const { format } = params;
  if (!isFormat(format)) return problem('NOT_FOUND');
  const query = FeedbackFilterSchema.safeParse(Object.fromEntries(url.searchParams));
  if (!query.success) return problem('INVALID_FIELDS', toFieldErrors(query.error));
  const now = new Date();
  const read = readFilter(registry, query.data, now);
  if (!read.ok) return problem('INVALID_FIELDS', read.errors);
  const text = exportFeedback(locals.services.db, read.filter, format);
  const name = `feedback-${now.toISOString().slice(0, 10)}.${format}`;
  return new Response(streamText(text), {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': PERSONAL_CACHE_CONTROL,
    },
  });
};
