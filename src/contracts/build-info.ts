import { z } from 'zod';

const SourceLineSchema = z.object({
  /** File in the repository. */
  path: z.string(),
  /** Counted from 1. */
  line: z.int().positive(),
});

/** Where a page, and each step or code in it, was written. */
export const PageSourceSchema = SourceLineSchema.extend({
  anchors: z.record(z.string(), SourceLineSchema),
});
export type PageSource = z.infer<typeof PageSourceSchema>;

/** Hashes of scripts and styles that stand in pages, as a content security policy names them. */
const InlineCodeSchema = z.object({ scripts: z.array(z.string()), styles: z.array(z.string()) });
export type InlineCode = z.infer<typeof InlineCodeSchema>;

/** What the build knows and the server needs; written to `dist/build-info.json`. */
export const BuildInfoSchema = z.object({
  /** Hash of everything that the build read. */
  fingerprint: z.string(),
  /** The last commit that touched the content; null when built without git. */
  commit: z.string().nullable(),
  /** By page path. */
  sources: z.record(z.string(), PageSourceSchema),
  /** Everything that pages have inline; nothing else of that kind may run. */
  inline: InlineCodeSchema,
});
export type BuildInfo = z.infer<typeof BuildInfoSchema>;
