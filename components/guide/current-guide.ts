import { GUIDE_SLUGS, type GuideSlug } from '#src/registry/names.ts';

/** The guide whose page is being rendered; components take its facts from the registry. */
export function currentGuide(params: Record<string, string | undefined>): GuideSlug {
  const slug = GUIDE_SLUGS.find((known) => known === params['slug']);
  if (!slug) throw new Error(`"${params['slug']}" is not a guide of the registry.`);
  return slug;
}

/** A name given in MDX, checked against the registry's list. */
export function knownName<Name extends string>(
  names: readonly Name[],
  given: string,
  what: string,
): Name {
  const name = names.find((known) => known === given);
  if (!name) throw new Error(`"${given}" is not a ${what}. Known: ${names.join(', ')}.`);
  return name;
}
