import type { APIRoute } from 'astro';
import { describeRefusal } from '#src/app/refuse-run.ts';
import { TargetSchema } from '#src/contracts/readiness-query.ts';
import { IdempotencyKeySchema, RunInputSchema } from '#src/contracts/runs.ts';
import { registry } from '#src/registry/registry.ts';
import { actionRunsAt, TARGET_ACTIONS } from '#src/registry/routes.ts';
import { startRun } from '#src/sandbox/workflows/start-run.ts';
import { requireReader } from '#src/server/guards.ts';
import { PERSONAL_CACHE_CONTROL, problem } from '#src/server/problem.ts';
import { readJsonBody, toFieldErrors } from '#src/server/read-json-body.ts';

export const prerender = false;

/**
 * Runs an action at a target (`RunInput`, `Idempotency-Key`): 201 `Run`; the same
 * key and call again: the same run. Refused unless readiness says ready: 409
 * `RunRefusal`, however it was called.
 */
export const POST: APIRoute = async ({ locals, params, request }) => {
  const reader = requireReader(locals);
  if (!reader.ok) return reader.response;
  const target = TargetSchema.safeParse(`${params['kind']}/${params['id']}`).data;
  if (!target) return problem('NOT_FOUND');
  const key = IdempotencyKeySchema.safeParse(request.headers.get('idempotency-key') ?? undefined);
  if (!key.success) {
    const [error] = toFieldErrors(key.error);
    return problem('INVALID_FIELDS', [{ field: 'Idempotency-Key', message: error?.message ?? '' }]);
  }
  const body = await readJsonBody(request, RunInputSchema);
  if (!body.ok) return body.response;
  const { action } = body.value;
  if (!actionRunsAt(action, target.kind)) {
    const message = `Does not run at ${target.kind}: ${TARGET_ACTIONS[target.kind].join(', ')} do.`;
    return problem('INVALID_FIELDS', [{ field: 'action', message }]);
  }
  const asked = { reader: reader.value, target, action, idempotency_key: key.data };
  const result = await startRun(locals.services.sandbox, asked);
  if (result.outcome === 'key_reused') return problem('IDEMPOTENCY_KEY_REUSED');
  if (result.outcome === 'refused') {
    const about = { action, target: `${target.kind}/${target.id}` };
    return answer(describeRefusal(registry, result.report, about), 409, {
      'Content-Type': 'application/problem+json',
    });
  }
  const repeated = result.outcome === 'repeated';
  return answer(result.run, 201, repeated ? { 'Idempotent-Replayed': 'true' } : {});
};

/** Runs are only ever started here. */
export const ALL: APIRoute = () => problem('METHOD_NOT_ALLOWED', undefined, { Allow: 'POST' });

function answer(body: object, status: number, headers: Record<string, string>): Response {
  return Response.json(body, {
    status,
    headers: { 'Cache-Control': PERSONAL_CACHE_CONTROL, ...headers },
  });
}
