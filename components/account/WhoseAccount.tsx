import { useId } from 'react';
import type { AccountMembership } from '#src/contracts/account.ts';
import type { AccountStore } from './account-store.ts';
import { accountOf, type AccountView, type Session } from './account-view.ts';
import { roleWords } from './status-words.ts';

interface Props {
  view: AccountView;
  session: Session;
  store: AccountStore;
}

/** Whose data this is, always; with several accounts also the way to another. */
export function WhoseAccount({ view, session, store }: Props) {
  const account = accountOf(view);
  const { accounts } = session;
  return (
    <div className="rb-whose">
      {accounts.length > 1 ? (
        <AccountSelect
          accounts={accounts}
          chosen={account}
          // What was chosen in one account does not exist in another; the action does.
          onChoose={(id) => store.choose({ account: id, target: null })}
        />
      ) : (
        <p className="rb-whose__name" title={account?.name}>
          {account?.name}
        </p>
      )}
      {account && (
        <p className="rb-whose__id">
          <span>{roleWords[account.role]}</span>{' '}
          <span className="rb-mono" translate="no" title={account.account_id}>
            {account.account_id}
          </span>
        </p>
      )}
    </div>
  );
}

interface SelectProps {
  accounts: AccountMembership[];
  chosen: AccountMembership | null;
  onChoose: (accountId: string) => void;
}

function AccountSelect({ accounts, chosen, onChoose }: SelectProps) {
  const id = useId();
  return (
    <p className="rb-choice">
      <label htmlFor={id}>Account</label>
      <select
        id={id}
        value={chosen?.account_id ?? ''}
        title={chosen?.name}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {!chosen && <option value="">Choose an account</option>}
        {accounts.map((account) => (
          <option key={account.account_id} value={account.account_id}>
            {account.name}
          </option>
        ))}
      </select>
    </p>
  );
}
