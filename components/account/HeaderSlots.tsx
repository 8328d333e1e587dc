import { createPortal } from 'react-dom';
import type { AccountView } from './account-view.ts';
import { sessionOf } from './account-view.ts';
import { useSlots } from './use-slots.ts';

/** Who is signed in, in the header. */
export function HeaderSlots({ view }: { view: AccountView }) {
  const slots = useSlots('[data-slot="header"]');
  const user = view.kind === 'no_account' ? view.user : sessionOf(view)?.user;
  if (!user) return null;
  return slots.map((slot, index) =>
    createPortal(
      <span title={user.email}>
        <span className="sr-only">Signed in as </span>
        {user.email}
      </span>,
      slot,
      `header-${index}`,
    ),
  );
}
