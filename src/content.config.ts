import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { CODES, FIELD_NAMES, STEP_IDS } from '#src/registry/names.ts';

/**
 * The MDX guides. A file's name is the guide's slug; title, readers,
 * availability and related guides come from the registry under that slug.
 */
const guides = defineCollection({
  loader: glob({ base: './content/guides', pattern: '*.mdx' }),
  schema: z.strictObject({
    description: z.string().min(1),
    codes: z.array(z.enum(CODES)).optional(),
    steps: z.array(z.enum(STEP_IDS)).optional(),
    fields: z.array(z.enum(FIELD_NAMES)).optional(),
  }),
});

/** Longer text about a code, where it helps. A file's name is the code; the rest is in the registry. */
const reasons = defineCollection({
  loader: glob({
    base: './content/reasons',
    pattern: '*.mdx',
    // As it is spelt: a code is not a slug.
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  }),
  schema: z.strictObject({}),
});

const makePageSchema = docsSchema();
let pageSchema: ReturnType<typeof makePageSchema> | undefined;
/** Starlight asks again with every page that it renders, and making a schema takes a millisecond. */
const readPageSchema: typeof makePageSchema = (context) => (pageSchema ??= makePageSchema(context));

// Starlight asks for these two collections, and warns on the server's output
// where they are empty. A draft is no page; English has nothing to add.
const docs = defineCollection({
  loader: () => [{ id: 'none', title: 'None', draft: true }],
  schema: readPageSchema,
});
const i18n = defineCollection({ loader: () => [{ id: 'en' }], schema: i18nSchema() });

export const collections = { guides, reasons, docs, i18n };
