import { z } from 'zod';
import {
  ACTIONS,
  FIELD_NAMES,
  GATE_CODES,
  GUIDE_SLUGS,
  MEMBER_ROLES,
  REASON_CODES,
  STEP_IDS,
} from '#src/registry/names.ts';
import { ConditionSchema } from './condition-schema.ts';

const Url = z.url();
const Day = z.iso.date();

const LifecycleSchema = z
  .object({
    state: z.enum(['active', 'deprecated', 'retired']),
    /** The day of that state; the day of its start where active. */
    since: Day,
    /** The name to use instead. */
    replaced_by: z.string().nullable(),
    /** Earlier spellings; links with them still work. */
    former_names: z.array(z.string()),
    introduced: Day,
  })
  .describe('Where the name stands.');

const Links = z.object({
  page: Url.describe('The page that explains it.'),
  markdown: Url.describe('The same page as Markdown.'),
  short: Url.describe('For products and messages: outlives a rename.'),
  step: Url.describe('The step of the main guide that deals with it.'),
});

const shared = {
  title: z.string(),
  meaning: z.string(),
  message: z.string().describe('The words beside the blocked button, verbatim.'),
  fields: z.array(z.enum(FIELD_NAMES)).describe('Account fields to look at first.'),
  step: z.enum(STEP_IDS),
  who_can_act: z.array(z.enum(MEMBER_ROLES)),
  related: z.array(z.enum(GUIDE_SLUGS)),
  links: Links,
  lifecycle: LifecycleSchema,
};

/** A reason: its condition, and what it leads to. */
export const ReasonDocumentSchema = z.object({
  code: z.enum(REASON_CODES),
  ...shared,
  order: z
    .int()
    .positive()
    .nullable()
    .describe('Place among the reasons that decide; null: retired.'),
  actions: z.array(z.enum(ACTIONS)).describe('Actions that it can block.'),
  condition: ConditionSchema.describe('The condition that decides, as data.'),
  raised_when: z.string().describe('The same condition in words.'),
  next: z
    .array(
      z.object({
        when: ConditionSchema.nullable().describe('Null: in all other cases.'),
        kind: z.enum(['checkout', 'wait', 'stop']),
        text: z.string(),
        route: z.string().nullable(),
        note: z.string().nullable(),
      }),
    )
    .describe('Tried in order; the first that fits is the one next step.'),
});

/** A gate: checked before all reasons, and listed alone. */
export const GateDocumentSchema = z.object({
  code: z.enum(GATE_CODES),
  ...shared,
  raised_when: z.array(z.string()),
  next_step: z.string(),
});

/** `/reasons.json`: the registry for programs. */
export const ReasonsDocumentSchema = z.object({
  $schema: Url,
  site: Url,
  /** In deciding order: the first that holds decides. */
  reasons: z.array(ReasonDocumentSchema),
  gates: z.array(GateDocumentSchema),
  fields: z.array(
    z.object({
      name: z.enum(FIELD_NAMES),
      meaning: z.string(),
      kind: z.enum(['enum', 'credits', 'identifier']),
      values: z.array(z.string()).nullable(),
      when_empty: z.enum(['unknown', 'none', 'never']),
      link: Url,
      lifecycle: LifecycleSchema,
    }),
  ),
  steps: z.array(
    z.object({
      id: z.enum(STEP_IDS),
      title: z.string(),
      result: z.string(),
      fields: z.array(z.enum(FIELD_NAMES)),
      link: Url,
      lifecycle: LifecycleSchema,
    }),
  ),
  guides: z.array(
    z.object({
      slug: z.enum(GUIDE_SLUGS),
      title: z.string(),
      purpose: z.string(),
      links: z.object({ page: Url, markdown: Url }),
    }),
  ),
});
export type ReasonsDocument = z.infer<typeof ReasonsDocumentSchema>;
