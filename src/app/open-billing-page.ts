import type { ReaderContext } from '#src/registry/paths.ts';
import {
  openProductPage,
  toReaderContext,
  type NoProductPage,
  type PageRequest,
  type ProductPage,
} from './open-product-page.ts';
import type { RefusedForm } from './product-forms/read-product-form.ts';
import type { Services } from './services.ts';

type SubmitForm = (
  services: Services,
  page: ProductPage,
  request: Request,
) => Promise<Response | RefusedForm>;

/** A page of billing: the account, what brought the reader, and what their form came to. */
export interface BillingPage {
  page: ProductPage | NoProductPage;
  context: ReaderContext;
  /** Why the form did nothing; null where none was sent. */
  refused: RefusedForm | null;
  status: number;
}

/** Opens a page of billing, or takes its form. A response where that leads elsewhere. */
export async function openBillingPage(
  { locals, url, request }: Omit<PageRequest, 'method'> & { request: Request },
  submit: SubmitForm,
): Promise<Response | BillingPage> {
  const { method } = request;
  const page = await openProductPage({ locals, url, method });
  if (page instanceof Response) return page;
  const answer =
    method === 'POST' && page.kind === 'account'
      ? await submit(locals.services, page, request)
      : null;
  if (answer instanceof Response) return answer;
  const context = toReaderContext(page.context);
  const status = answer?.status ?? (page.kind === 'not_found' ? 404 : 200);
  return { page, context, refused: answer, status };
}
