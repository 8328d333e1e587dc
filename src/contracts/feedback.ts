import { z } from 'zod';
import { VERDICTS } from '#src/readiness/report.ts';
import { ACTIONS } from '#src/registry/names.ts';
import { actionRunsAt } from '#src/registry/routes.ts';
import { AccountIdSchema, TargetSchema } from './readiness-query.ts';

/** What a comment can be about. */
export const FEEDBACK_CATEGORIES = ['unclear', 'wrong', 'missing', 'outdated', 'other'] as const;
export type FeedbackCategory = (typeof FEEDBACK_CATEGORIES)[number];

/** Where an item stands in the queue; each starts as `new`. */
export const FEEDBACK_STATUSES = [
  'new',
  'triaged',
  'in_progress',
  'resolved',
  'dismissed',
  'duplicate',
  'spam',
] as const;
export type FeedbackStatus = (typeof FEEDBACK_STATUSES)[number];

/** In characters as a reader counts them (code points). */
export const COMMENT_LIMIT = 2000;
export const EXCERPT_LIMIT = 500;

/** Names are far shorter; longer ones are refused before they are looked up or echoed. */
const Name = z.string().max(200, 'Must be at most 200 characters.');

/**
 * Free text: CRLF becomes LF (forms send it so), what no database can hold is
 * dropped, and blank text counts as none.
 */
const text = (limit: number) =>
  z
    .string('Must be text.')
    .transform((value) =>
      value.toWellFormed().replaceAll('\u0000', '').replaceAll('\r\n', '\n').trim(),
    )
    .refine(
      (value) => [...value].length <= limit,
      `Must be at most ${limit} characters. Shorten it.`,
    )
    .transform((value) => value || null);

/** What a reader shares of their own status: where to look, never what was seen there. */
export const ShareReadinessSchema = z
  .object({
    action: z.enum(ACTIONS, `Must be one of ${ACTIONS.join(', ')}.`),
    /** Such as `fix-tasks/fix_ready`. */
    target: TargetSchema,
    account: AccountIdSchema.nullish(),
  })
  .refine(({ action, target }) => actionRunsAt(action, target.kind), {
    path: ['action'],
    message: 'Does not run at this target.',
  });
export type ShareReadiness = z.infer<typeof ShareReadinessSchema>;

/** Body of `POST /api/feedback`. Names that the registry renamed or retired are accepted. */
export const FeedbackInputSchema = z.object(
  {
    /** Made by the sender, kept for repeats: the same id and body is stored once. */
    submission_id: z.guid('Must be a UUID.').transform((id) => id.toLowerCase()),
    /** A path of this site; the last slash is optional. */
    page: Name.min(1, 'Name the page.'),
    helpful: z.boolean('Must be true or false.'),
    step: Name.nullish(),
    code: Name.nullish(),
    category: z
      .enum(FEEDBACK_CATEGORIES, `Must be one of ${FEEDBACK_CATEGORIES.join(', ')}.`)
      .nullish(),
    comment: text(COMMENT_LIMIT).nullish(),
    /** The sentence that it is about, as the reader saw it. */
    excerpt: text(EXCERPT_LIMIT).nullish(),
    share_readiness: ShareReadinessSchema.nullish(),
    /** Readers do not see this field of the form: what fills it in is no reader. */
    website: z.string().nullish().catch(null),
    /** Milliseconds from the form's opening to its sending, where somebody measured. */
    elapsed_ms: z.number().nonnegative().nullish().catch(null),
    /** Signed-in readers only: reviewers see the e-mail address, and the reader can delete it again. */
    with_name: z.boolean('Must be true or false.').nullish(),
  },
  'Must be a JSON object.',
);
export type FeedbackInput = z.infer<typeof FeedbackInputSchema>;

/** An item of the queue. Times are ISO 8601 UTC. */
export const FeedbackItemSchema = z.object({
  id: z.string(),
  submission_id: z.string(),
  page: z.string(),
  step: z.string().nullable(),
  code: z.string().nullable(),
  helpful: z.boolean(),
  category: z.enum(FEEDBACK_CATEGORIES).nullable(),
  comment: z.string().nullable(),
  excerpt: z.string().nullable(),
  /** The content's commit that the reader saw; null when built without git. */
  commit: z.string().nullable(),
  /** Where that place of the page was written, at `commit`. */
  source: z.object({ path: z.string(), line: z.int() }).nullable(),
  /** The reader's verdict at the time; null unless they shared it. */
  verdict: z.enum(VERDICTS).nullable(),
  /** The codes that held for the reader; empty unless they shared them. */
  codes: z.array(z.string()),
  status: z.enum(FEEDBACK_STATUSES),
  assignee: z.string().nullable(),
  labels: z.array(z.string()),
  duplicate_of: z.string().nullable(),
  /** Why it arrived as `spam`; empty for what a reader seems to have written. */
  spam_reasons: z.array(z.string()),
  /** The commit that fixed it; only with the status `resolved`. */
  fixed_in: z.string().nullable(),
  /** The resolved item whose trouble this one reports again. */
  came_back_of: z.string().nullable(),
  /** The first report of the same since it was resolved, and when it came. */
  came_back_by: z.string().nullable(),
  came_back_at: z.iso.datetime().nullable(),
  /** Grows by one at each change; a change must name the one it saw. */
  version: z.int().positive(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  /** When the words were removed for their age; null: they are as they came. */
  anonymised_at: z.iso.datetime().nullish(),
});
export type FeedbackItem = z.infer<typeof FeedbackItemSchema>;

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 100;

/** How many kinds of label, and how long: enough to sort by, short enough for a list. */
export const LABEL_LIMIT = 10;
const LabelSchema = z
  .string('Must be text.')
  .transform((label) => label.trim().toLowerCase().replaceAll(/\s+/g, ' '))
  .refine(
    (label) => /^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,39}$/u.test(label),
    'A label starts with a letter or digit, and has at most 40 letters, digits, spaces or . _ / -.',
  );

/** A git commit, whole or shortened as git does. */
const CommitSchema = z
  .string('Must be a commit, or null.')
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{7,40}$/, 'A commit has 7 to 40 digits, 0-9 and a-f.');

/** What the queue can be narrowed to; a filter that does not exist is refused, not ignored. */
export const FeedbackFilterSchema = z.strictObject({
  status: z.enum(FEEDBACK_STATUSES, `Must be one of ${FEEDBACK_STATUSES.join(', ')}.`).optional(),
  page: Name.optional(),
  step: Name.optional(),
  code: Name.optional(),
  helpful: z
    .enum(['true', 'false'], 'Must be true or false.')
    .transform((answer) => answer === 'true')
    .optional(),
  category: z
    .enum(FEEDBACK_CATEGORIES, `Must be one of ${FEEDBACK_CATEGORIES.join(', ')}.`)
    .optional(),
  verdict: z.enum(VERDICTS, `Must be one of ${VERDICTS.join(', ')}.`).optional(),
  /** A reviewer's e-mail address, or `none`. */
  assignee: Name.optional(),
  label: LabelSchema.optional(),
  /** Only items that are at least this many days old. */
  age: z.coerce.number('Must be a number of days.').int().min(0).max(3650).optional(),
  /** Only resolved trouble that readers reported again. */
  came_back: z.literal('true', 'Must be true, or left out.').optional(),
  /** Words that comment or excerpt contain, each as a beginning. */
  q: z.string().trim().max(200, 'Must be at most 200 characters.').optional(),
});
export type FeedbackFilter = z.infer<typeof FeedbackFilterSchema>;

/** Query of `GET /api/review/feedback`. */
export const FeedbackListQuerySchema = FeedbackFilterSchema.extend({
  /** The `next_cursor` of the page before. */
  cursor: z.string().max(500).optional(),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_PAGE_SIZE, `Must be from 1 to ${MAX_PAGE_SIZE}.`)
    .default(DEFAULT_PAGE_SIZE),
});
export type FeedbackListQuery = z.infer<typeof FeedbackListQuerySchema>;

/** One page of the queue, newest first; `next_cursor` null on the last. */
export const FeedbackListSchema = z.object({
  items: z.array(FeedbackItemSchema),
  next_cursor: z.string().nullable(),
});
export type FeedbackList = z.infer<typeof FeedbackListSchema>;

/** As they are kept: each once, in order. */
const LabelsSchema = z
  .array(LabelSchema)
  .max(LABEL_LIMIT, `At most ${LABEL_LIMIT} labels.`)
  .transform((labels) => [...new Set(labels)].sort());

/** What reviewers can change of an item. */
const change = {
  status: z.enum(FEEDBACK_STATUSES, `Must be one of ${FEEDBACK_STATUSES.join(', ')}.`).optional(),
  /** A reviewer's e-mail address; null takes it from everybody. */
  assignee: z.email('Must be an e-mail address, or null.').toLowerCase().nullable().optional(),
  /** All labels that the item is to have. */
  labels: LabelsSchema.optional(),
  /** For items whose other labels stay as they are. */
  add_labels: LabelsSchema.optional(),
  remove_labels: LabelsSchema.optional(),
  /** The item that says the same; null undoes it. */
  duplicate_of: z.guid('Must be the id of an item, or null.').nullable().optional(),
  /** The commit that fixed it, with or after `resolved`; null takes it away. */
  fixed_in: CommitSchema.nullable().optional(),
  /** For reviewers only; kept in the history. */
  note: text(COMMENT_LIMIT).optional(),
};
const namesChange = ({ version: _, ...changes }: Record<string, unknown>) =>
  Object.values(changes).some((value) => value !== undefined);
const NO_CHANGE = {
  path: ['body'],
  message: 'Name what to change: status, assignee, labels, duplicate_of, fixed_in, note.',
};

/** A change without the version of an item: the same for many. */
export const FeedbackChangeSchema = z
  .strictObject(change, 'Must be an object.')
  .refine(namesChange, NO_CHANGE);
export type FeedbackChange = z.infer<typeof FeedbackChangeSchema>;

/** The version that the reviewer saw; any other is refused with 409. */
export const SeenVersionSchema = z.int('Must be the version that you saw.').positive();

/** Body of `PATCH /api/review/feedback/<id>`: the version that was seen, and what to change. */
export const FeedbackPatchSchema = z
  .strictObject({ ...change, version: SeenVersionSchema }, 'Must be a JSON object.')
  .refine(namesChange, NO_CHANGE);
export type FeedbackPatch = z.infer<typeof FeedbackPatchSchema>;
