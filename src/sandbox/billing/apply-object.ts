import type { ProviderObject } from '../provider/payment-provider.ts';
import type { Sandbox } from '../sandbox.ts';
import { applyCheckout } from './apply-checkout.ts';
import { applyInvoice } from './apply-invoice.ts';
import { applyTakeBack } from './apply-take-back.ts';

/**
 * Brings the product up to what an object of the provider is now. Safe to
 * repeat and in any order: what a refund or a dispute is about comes first.
 */
export async function applyObject(sandbox: Sandbox, object: ProviderObject): Promise<void> {
  switch (object.kind) {
    case 'session':
      return applyCheckout(sandbox, object);
    case 'invoice':
      return applyInvoice(sandbox, object);
    case 'refund':
    case 'dispute': {
      const session = await sandbox.provider.retrieve(object.session_id);
      if (session?.kind === 'session') await applyCheckout(sandbox, session);
      return applyTakeBack(sandbox, object);
    }
  }
}
