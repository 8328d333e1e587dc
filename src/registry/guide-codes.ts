import { CODES, type Code, type GuideSlug } from './names.ts';
import { MAIN_GUIDE } from './paths.ts';
import { findCode, type Registry } from './registry.ts';

/** The codes that a guide helps to resolve: the main one all, others those that name it. */
export function codesOfGuide(registry: Registry, slug: GuideSlug): readonly Code[] {
  if (slug === MAIN_GUIDE) return CODES;
  return CODES.filter((code) => findCode(registry, code).related.includes(slug));
}
