import { useEffect, useId, useState } from 'react';
import { actions } from '#src/registry/actions.ts';
import type { Action } from '#src/registry/names.ts';
import type { AccountStore } from './account-store.ts';
import { accountOf, type AccountView, type Session } from './account-view.ts';
import { choosableActions, choosableTargets, keptTarget } from './choosable.ts';

interface Props {
  view: AccountView;
  session: Session;
  store: AccountStore;
}

/** What is asked about: the action and where it runs; open until both are known. */
export function ContextChooser({ view, session, store }: Props) {
  const { action, target } = session.context;
  const isAsked = action !== undefined && target !== undefined;
  const [wantsChange, setWantsChange] = useState(false);
  const account = accountOf(view)?.account_id ?? null;
  const isOpen = account !== null && (!isAsked || wantsChange);
  const { kind } = session.targets;
  useEffect(() => {
    if (isOpen && kind === 'unread') store.readTargets(account);
  }, [isOpen, kind, account, store]);
  return (
    <div className="rb-context">
      {isAsked && (
        <div className="rb-context__asked">
          <strong>{actions[action].title}</strong>
          {account && (
            <button
              type="button"
              className="rb-quiet-button"
              aria-expanded={wantsChange}
              onClick={() => setWantsChange(!wantsChange)}
            >
              Change<span className="sr-only"> action or target</span>
            </button>
          )}
          <span className="rb-mono rb-context__target" translate="no" title={target}>
            {target}
          </span>
        </div>
      )}
      {session.unusable.length > 0 && (
        <p className="rb-note">The link’s {session.unusable.join(' and ')} cannot be used here.</p>
      )}
      {isOpen && <Choices session={session} store={store} account={account} />}
    </div>
  );
}

function Choices({ session, store, account }: Omit<Props, 'view'> & { account: string }) {
  const { targets, context } = session;
  if (targets.kind === 'failed')
    return (
      <p className="rb-note">
        What can be chosen could not be read.{' '}
        <button
          type="button"
          className="rb-quiet-button"
          onClick={() => store.readTargets(account)}
        >
          Try again
        </button>
      </p>
    );
  const choices =
    targets.kind === 'loaded' && targets.account_id === account ? targets.choices : [];
  const { action } = context;
  return (
    <>
      <Choice
        label="What is blocked?"
        empty="Choose the action"
        value={action ?? ''}
        options={choosableActions(choices).map((key) => [key, actions[key].title])}
        onChoose={(key) =>
          store.choose({ action: key, target: keptTarget(choices, key as Action, context) })
        }
      />
      {action && (
        <Choice
          label="Where?"
          empty="Choose the target"
          value={context.target ?? ''}
          options={choosableTargets(choices, action).map((target) => [target, target])}
          onChoose={(target) => store.choose({ target })}
        />
      )}
    </>
  );
}

interface ChoiceProps {
  label: string;
  empty: string;
  value: string;
  options: (readonly [value: string, text: string])[];
  onChoose: (value: string) => void;
}

function Choice({ label, empty, value, options, onChoose }: ChoiceProps) {
  const id = useId();
  const isListed = options.some(([option]) => option === value);
  return (
    <p className="rb-choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={isListed ? value : ''}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {!isListed && <option value="">{empty}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </p>
  );
}
