import { MOST_LISTED_CODES } from '#components/guide/most-listed-codes.ts';
import { findSitePage, listPageParts } from '#src/contracts/site-page.ts';
import { codeEntries } from '#src/registry/code-entries.ts';
import { listLive } from '#src/registry/lifecycle.ts';
import { STEP_IDS, type Code, type StepId } from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';

/** One part of a page that feedback can be about. */
export interface AboutChoice {
  /** `step:<id>` or `code:<CODE>`, as the form sends it. */
  value: string;
  label: string;
}

export interface AboutChoices {
  steps: AboutChoice[];
  codes: AboutChoice[];
}

/** The steps and codes to choose from: those that the page shows and that are not retired. */
export function listAboutChoices(
  registry: Registry,
  path: string,
  parts: { steps: readonly StepId[]; codes: readonly Code[] },
): AboutChoices {
  const page = findSitePage(registry, path);
  const shown = page ? listPageParts(registry, page).steps : [];
  // On a code's own page "this page" says the same.
  const own = page?.kind === 'reason' ? page.code : null;
  return {
    steps: listLive(parts.steps, registry.steps)
      .filter((step) => shown.includes(step))
      .map((step) => ({ value: `step:${step}`, label: labelStep(registry, step) })),
    codes: listLive(parts.codes, codeEntries(registry))
      .filter((code) => code !== own)
      .slice(0, MOST_LISTED_CODES)
      .map((code) => ({ value: `code:${code}`, label: code })),
  };
}

function labelStep(registry: Registry, step: StepId): string {
  return `Step ${listLive(STEP_IDS, registry.steps).indexOf(step) + 1}: ${registry.steps[step].title}`;
}
