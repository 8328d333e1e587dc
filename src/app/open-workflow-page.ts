import type { AstroGlobal } from 'astro';
import { TargetSchema } from '#src/contracts/readiness-query.ts';
import type { TargetKind } from '#src/registry/names.ts';
import { registry } from '#src/registry/registry.ts';
import { setStatus } from '#src/server/set-status.ts';
import { openProductPage, toReaderContext, type ProductPage } from './open-product-page.ts';
import type { RefusedForm } from './product-forms/read-product-form.ts';
import { submitRun } from './product-forms/submit-run.ts';
import { readWorkflowPage } from './read-workflow-page.ts';

type WorkflowGlobal = Pick<AstroGlobal, 'locals' | 'url' | 'request' | 'params' | 'response'>;

/**
 * A workflow's page: reads it, or runs what its form asks for. Sets the status;
 * a target of somebody else and none give the same page.
 */
export async function openWorkflowPage(astro: WorkflowGlobal, kind: TargetKind) {
  const { locals, url, request, params, response } = astro;
  const target = TargetSchema.safeParse(`${kind}/${params['id']}`).data ?? { kind, id: '-' };
  const { method } = request;
  const page = await openProductPage({ locals, url, method }, target);
  if (page instanceof Response) return page;
  if (page.kind !== 'account') {
    setStatus(response, page.kind === 'not_found' ? 404 : 200);
    const { reader, memberships } = page;
    const context = toReaderContext(page.context);
    return {
      none: { kind: page.kind, email: reader.email, memberships, context },
      workflow: null,
    };
  }
  const answer = method === 'POST' ? await submitRun(locals.services, page, target, request) : null;
  if (answer instanceof Response) return answer;
  setStatus(response, answer?.status ?? 200);
  return { none: null, workflow: await describe(astro, page, target, answer) };
}

async function describe(
  { locals, url }: WorkflowGlobal,
  page: ProductPage,
  target: { kind: TargetKind; id: string },
  refused: RefusedForm | null,
) {
  const { kind, id } = target;
  const route = Object.values(registry.routes).find(({ targetKind }) => targetKind === kind);
  const { reader, membership, memberships, state } = page;
  return {
    title: route?.title ?? 'Workflow',
    kind,
    target: `${kind}/${id}`,
    email: reader.email,
    membership,
    memberships,
    state,
    view: await readWorkflowPage(locals.services, page, target),
    startedRun: url.searchParams.get('run'),
    refused: refused?.message ?? null,
  };
}
