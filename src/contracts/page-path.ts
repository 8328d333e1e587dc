import { z } from 'zod';

/**
 * The path of one of this site's static pages, such as `/reasons/` or
 * `/guides/scan-credits/`: always with its closing slash. Whether such a page
 * exists is another question.
 */
export const PagePathSchema = z
  .string()
  .max(200, 'is longer than 200 characters')
  .transform((path) => (path.endsWith('/') ? path : `${path}/`))
  .pipe(
    z
      .string()
      .regex(/^\/(?:[a-z0-9-]+\/)*$/, 'is not the path of a page, such as /guides/scan-credits/'),
  );
export type PagePath = z.infer<typeof PagePathSchema>;
