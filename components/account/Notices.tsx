import type { FailureCause, Session } from './account-view.ts';
import { StatusIcon } from './StatusIcon.tsx';
import { failureWords } from './status-words.ts';

interface FailedProps {
  cause: FailureCause;
  onRetry: () => void;
}

export function FailedNotice({ cause, onRetry }: FailedProps) {
  return (
    <div className="rb-notice">
      <p className="rb-verdict__word">
        <StatusIcon shape="octagon" /> Could not read
      </p>
      <p>{failureWords[cause]}</p>
      <p>
        <button type="button" className="rb-button" onClick={onRetry}>
          Try again
        </button>
      </p>
    </div>
  );
}

interface NoAccountProps {
  user: Session['user'];
  onRetry: () => void;
}

/** What to do for somebody whose sign-in belongs to no account. */
export function NoAccountNotice({ user, onRetry }: NoAccountProps) {
  const worksHere = user.roles.length > 0;
  return (
    <div className="rb-notice">
      <p className="rb-verdict__word">
        <StatusIcon shape="question" /> No account
      </p>
      <p>
        <strong className="rb-wrap">{user.email}</strong> is not a member of any account
        {worksHere ? ', as it should be for people who work on this site.' : ' yet.'}
      </p>
      {!worksHere && (
        <p>
          Ask the owner of the account to add this address, or sign out and use the address that the
          account knows.
        </p>
      )}
      <p>
        <button type="button" className="rb-quiet-button" onClick={onRetry}>
          Look again
        </button>
      </p>
    </div>
  );
}
