import type { BuildInfo } from '#src/contracts/build-info.ts';
import type { FeedbackInput, ShareReadiness } from '#src/contracts/feedback.ts';
import type { FieldError } from '#src/contracts/problem.ts';
import {
  findSitePage,
  listPageParts,
  listSitePages,
  type SitePage,
} from '#src/contracts/site-page.ts';
import { closestName } from '#src/registry/closest-name.ts';
import { CODES, STEP_IDS, type Code, type StepId } from '#src/registry/names.ts';
import { resolveCode } from '#src/registry/resolve-code.ts';
import type { Registry } from '#src/registry/registry.ts';
import { resolveName } from '#src/registry/resolve-name.ts';

/** Feedback with every name mapped to what the site calls it now. */
export interface PreparedFeedback {
  input: FeedbackInput;
  page: string;
  step: StepId | null;
  code: Code | null;
  commit: string | null;
  source: { path: string; line: number } | null;
  share: ShareReadiness | null;
}

export type Preparation =
  { ok: true; feedback: PreparedFeedback } | { ok: false; errors: FieldError[] };

/** Maps the names and finds the source line, or says which names the site does not have. */
export function prepareFeedback(
  registry: Registry,
  build: Pick<BuildInfo, 'commit' | 'sources'>,
  input: FeedbackInput,
): Preparation {
  const page = findSitePage(registry, input.page);
  const step = input.step == null ? null : resolveName(registry.steps, input.step);
  const code = input.code == null ? null : resolveCode(registry, input.code);
  const errors = [
    page ? null : unknownName('page', input.page, listSitePages(registry)),
    checkStep(registry, input.step, step, page),
    input.code == null || code ? null : unknownName('code', input.code, CODES),
  ].filter((error) => error !== null);
  if (!page || errors.length > 0) return { ok: false, errors };
  const source = findSource(build.sources, page.path, step, code);
  const share = input.share_readiness ?? null;
  return {
    ok: true,
    feedback: { input, page: page.path, step, code, commit: build.commit, source, share },
  };
}

function checkStep(
  registry: Registry,
  given: string | null | undefined,
  step: StepId | null,
  page: SitePage | null,
): FieldError | null {
  if (given == null) return null;
  if (!step) return unknownName('step', given, STEP_IDS);
  if (!page || listPageParts(registry, page).steps.includes(step)) return null;
  return { field: 'step', message: `The page ${page.path} has no step "${step}". Leave it out.` };
}

function unknownName(field: string, name: string, valid: readonly string[]): FieldError {
  const closest = closestName(name, valid);
  const hint = closest ? ` Did you mean "${closest}"?` : '';
  return { field, message: `There is no ${field} "${name}".${hint}` };
}

/** The nearest place that the build knows: the step, else the code, else the page. */
function findSource(
  sources: BuildInfo['sources'],
  path: string,
  step: string | null,
  code: string | null,
): PreparedFeedback['source'] {
  const page = Object.hasOwn(sources, path) ? sources[path] : undefined;
  if (!page) return null;
  const anchor = (step && page.anchors[step]) || (code && page.anchors[code]) || page;
  return { path: anchor.path, line: anchor.line };
}
