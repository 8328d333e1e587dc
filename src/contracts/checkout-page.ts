import type { Offer, OfferBlock } from './offers.ts';
import type { Checkout, TakeBack } from './transactions.ts';

/** What can be opened in checkout now. */
export interface CheckoutStartView {
  /** On offer, and of help for the action that brought the reader; all, where none did. */
  fitting: Offer[];
  /** On offer too. */
  others: Offer[];
  /** Why nothing is on offer; null where something is. */
  blockedBy: OfferBlock | null;
  /** An open checkout: it can be finished, and gives way to another one. */
  open: Checkout | null;
}

/** What `/billing/checkout` shows: a session, what can be opened, or that there is no such session. */
export type CheckoutView =
  | {
      kind: 'session';
      checkout: Checkout;
      /** Money, or what it bought, is on its way. */
      isInFlight: boolean;
      /** What gave the payment back or contests it; null where nothing does. */
      takenBackBy: TakeBack | null;
      /** Why it cannot be paid any more though it is open. */
      blockedBy: OfferBlock | null;
    }
  | { kind: 'start' | 'missing'; start: CheckoutStartView };
