import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
const found = import.meta.glob<{ default: AstroComponentFactory }>(
  ['../account/*.astro', '../feedback/Feedback.astro'],
  { eager: true },
);

/** A part that another area brings; undefined until its file exists. */
export const optionalPart = (path: string) => found[path]?.default;
