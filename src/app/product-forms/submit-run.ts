import { ACTIONS } from '#src/registry/names.ts';
import { RunFormSchema } from '#src/contracts/payment-form.ts';
import { actionRunsAt } from '#src/registry/routes.ts';
import { registry } from '#src/registry/registry.ts';
import type { TargetRef } from '#src/accounts/account-source.ts';
import { startRun } from '#src/sandbox/workflows/start-run.ts';
import type { ProductPage } from '../open-product-page.ts';
import { describeRefusal } from '../refuse-run.ts';
import type { Services } from '../services.ts';
import { goTo, OTHER_ACCOUNT, readProductForm, type RefusedForm } from './read-product-form.ts';

/** A workflow's page: runs an action at its target, by the same guard as the API. */
export async function submitRun(
  { sandbox }: Services,
  { reader, owner }: ProductPage,
  target: TargetRef,
  request: Request,
): Promise<Response | RefusedForm> {
  const form = await readProductForm(request, RunFormSchema);
  if (!form.ok) return form.response;
  // The target's owner pays, and the page is about another account.
  if (owner) return OTHER_ACCOUNT;
  const action = ACTIONS.find((each) => each === form.value.action);
  if (!action || !actionRunsAt(action, target.kind)) {
    return { status: 400, message: 'That action does not run here. Choose one below.' };
  }
  const { idempotency_key } = form.value;
  const result = await startRun(sandbox, { reader, target, action, idempotency_key });
  if (result.outcome === 'key_reused') {
    return { status: 409, message: 'This form was used before. Nothing was started. Try again.' };
  }
  if (result.outcome === 'refused') {
    const about = { action, target: `${target.kind}/${target.id}` };
    const { title } = describeRefusal(registry, result.report, about);
    return { status: 409, message: `Nothing was started. ${title}` };
  }
  return goTo(new URL(request.url), { run: result.run.id, action: null, code: null });
}
