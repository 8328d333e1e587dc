/**
 * zod asks for this when a schema is made. Without it, zod tries `new Function`, and the
 * page's policy reports that. Called by the first script of a page, before any that has zod.
 */
export function keepZodFromEval(): void {
  const scope = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
  scope.__zod_globalConfig = { ...scope.__zod_globalConfig, jitless: true };
}
