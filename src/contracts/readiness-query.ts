import { z } from 'zod';
import { ACTIONS, TARGET_KINDS } from '#src/registry/names.ts';
import { TARGET_ACTIONS, actionRunsAt } from '#src/registry/routes.ts';
import type { FieldError } from './problem.ts';

const ID = '[A-Za-z0-9_-]{1,64}';
const TARGET_PATTERN = new RegExp(`^(${TARGET_KINDS.join('|')})/(${ID})$`);

export const AccountIdSchema = z
  .string()
  .regex(new RegExp(`^${ID}$`), 'is not an account id, such as acc_ready');

/** A target as it is written, such as `fix-tasks/fix_ready`. */
export const TargetTextSchema = z.string().regex(TARGET_PATTERN, 'is not a target');

/** `fix-tasks/fix_ready`, read as `{ kind, id }`. */
export const TargetSchema = z.string().transform((text, context) => {
  const [, kind, id] = TARGET_PATTERN.exec(text) ?? [];
  const known = TARGET_KINDS.find((candidate) => candidate === kind);
  if (known && id) return { kind: known, id };
  context.addIssue({
    code: 'custom',
    message: `is not a target: one of ${TARGET_KINDS.join(', ')}, then / and an id`,
  });
  return z.NEVER;
});

/**
 * What `GET /api/readiness` and a shared readiness ask: parts may be left out.
 * Without `account` the target tells. 400 names the field for an unknown
 * action, a malformed target or account, and an action that does not run at
 * such a target.
 */
export const ReadinessQuerySchema = z
  .object({
    action: z.enum(ACTIONS, `is not an action: one of ${ACTIONS.join(', ')}`).optional(),
    target: TargetSchema.optional(),
    account: AccountIdSchema.optional(),
  })
  .check((context) => {
    const { action, target } = context.value;
    if (!action || !target || actionRunsAt(action, target.kind)) return;
    context.issues.push({
      code: 'custom',
      input: action,
      path: ['action'],
      message: `does not run at ${target.kind}: ${TARGET_ACTIONS[target.kind].join(', ')} do`,
    });
  });
export type ReadinessQuery = z.infer<typeof ReadinessQuerySchema>;

const NOTHING_ASKED: FieldError[] = [
  { field: 'action', message: `is missing: one of ${ACTIONS.join(', ')}` },
  { field: 'target', message: 'is missing, such as fix-tasks/fix_ready' },
];

export type ParsedReadinessQuery =
  { ok: true; value: ReadinessQuery } | { ok: false; errors: FieldError[] };

/**
 * Reads the query of a URL. Other parameters are ignored; one of ours given
 * twice is refused, since nobody can tell which was meant, and so is a query
 * that asks nothing.
 */
export function parseReadinessQuery(params: URLSearchParams): ParsedReadinessQuery {
  const given = Object.keys(ReadinessQuerySchema.shape).map(
    (field) => [field, params.getAll(field)] as const,
  );
  const repeated = given.filter(([, values]) => values.length > 1);
  if (repeated.length > 0) {
    return {
      ok: false,
      errors: repeated.map(([field]) => ({ field, message: 'is given more than once' })),
    };
  }
  if (given.every(([, values]) => values.length === 0)) return { ok: false, errors: NOTHING_ASKED };
  const parsed = ReadinessQuerySchema.safeParse(
    Object.fromEntries(given.flatMap(([field, values]) => values.map((value) => [field, value]))),
  );
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    errors: parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message })),
  };
}
