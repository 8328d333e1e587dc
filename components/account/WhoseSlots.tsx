import { createPortal } from 'react-dom';
import { accountOf, type LoadedView } from './account-view.ts';
import { useSlots } from './use-slots.ts';

/** For paper, where there is no card: whose values these are, and when they were true. */
export function WhoseSlots({ view }: { view: LoadedView }) {
  const slots = useSlots('[data-slot="whose"]');
  const account = accountOf(view);
  const { as_of: asOf } = view.report;
  if (!account || !asOf) return null;
  const when = new Date(asOf).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  return slots.map((slot, index) =>
    createPortal(
      <span>
        Values of {account.name} (<span className="rb-mono">{account.account_id}</span>), as of{' '}
        {when}.
      </span>,
      slot,
      `whose-${index}`,
    ),
  );
}
