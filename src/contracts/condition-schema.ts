import { z } from 'zod';
import type { Condition } from '#src/registry/condition.ts';
import { ENUM_FIELD_VALUES, type EnumField } from '#src/registry/field-values.ts';
import { ACTIONS, BALANCE_FIELDS, REASON_CODES } from '#src/registry/names.ts';

const ENUM_FIELDS = Object.keys(ENUM_FIELD_VALUES) as [EnumField, ...EnumField[]];
const leaf = <Op extends string>(op: Op) => z.object({ op: z.literal(op) });

const FieldCondition = leaf('field').extend({
  field: z.enum(ENUM_FIELDS),
  in: z.array(z.string()).min(1),
});
const BalanceCondition = leaf('balance').extend({
  field: z.enum(BALANCE_FIELDS),
  below: z.int().positive(),
});

/** A condition as `Condition` types it: the same data that decides, as programs read it. */
export const ConditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('op', [
    FieldCondition,
    BalanceCondition,
    leaf('action').extend({ in: z.array(z.enum(ACTIONS)).min(1) }),
    leaf('plan_includes_action'),
    leaf('plan_change_exists'),
    leaf('purchase_undelivered'),
    leaf('session_buys_remedy').extend({ of: z.array(z.enum(REASON_CODES)).min(1) }),
    leaf('reason').extend({ code: z.enum(REASON_CODES) }),
    leaf('all').extend({ of: z.array(ConditionSchema).min(1) }),
    leaf('any').extend({ of: z.array(ConditionSchema).min(1) }),
    leaf('not').extend({ of: ConditionSchema }),
    leaf('when').extend({ when: ConditionSchema, then: ConditionSchema }),
  ]),
) as unknown as z.ZodType<Condition>;
