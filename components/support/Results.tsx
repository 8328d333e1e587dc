import { CODES } from '#src/registry/names.ts';
import type { Code } from '#src/registry/names.ts';
import { findCode, registry } from '#src/registry/registry.ts';
import type { KeyboardEvent } from 'react';
import type { Finding } from './look-up.ts';
import { FoundCodeCard } from './FoundCodeCard.tsx';
import { SnapshotFacts } from './SnapshotFacts.tsx';

interface Props {
  finding: Finding;
  isLive: boolean;
}

/** What was recognised, in deciding order; or what to pick from. */
export function Results({ finding, isLive }: Props) {
  const { found, context, recognition } = finding;
  const { snapshot, closest } = recognition;
  return (
    <div onKeyDown={pressShortcut}>
      {(found.length > 1 || isLive) && (
        <p className="desk-note">
          {found.length > 1 &&
            `${found.length} codes, in deciding order: the first one is the one to deal with. `}
          {isLive && <Keys hasMore={found.length > 1} />}
        </p>
      )}
      {snapshot && <SnapshotFacts snapshot={snapshot} />}
      {found.map((each) => (
        <FoundCodeCard key={each.code} found={each} context={context} isLive={isLive} />
      ))}
      {found.length === 0 && !snapshot && (
        <>
          <h2>No code recognised</h2>
          {closest.length > 0 && (
            <>
              <p className="desk-note">Its words may point to these:</p>
              <PickList codes={closest} />
            </>
          )}
          <p className="desk-note">{closest.length > 0 ? 'Or pick from all:' : 'Pick from all:'}</p>
          <PickList codes={CODES.filter((code) => !closest.includes(code))} />
        </>
      )}
    </div>
  );
}

/** The keys that act while the focus is in here. */
function Keys({ hasMore }: { hasMore: boolean }) {
  return (
    <span className="desk-keys">
      {hasMore && (
        <>
          <kbd>N</kbd> next code, <kbd>P</kbd> previous,{' '}
        </>
      )}
      <kbd>Esc</kbd> back to the box
    </span>
  );
}

/** Plain submit buttons, so that picking works without scripts too. */
function PickList({ codes }: { codes: readonly Code[] }) {
  return (
    <ul className="desk-picks">
      {codes.map((code) => (
        <li key={code}>
          <button type="submit" name="pick" value={code}>
            <span className="code">{code}</span>
            <span>{findCode(registry, code).title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A letter presses the button of the card that has the focus; never while something is typed. */
function pressShortcut(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
  const card = event.target.closest('article');
  const key = event.key.toLowerCase();
  const isLetter = /^[a-z]$/.test(key);
  const button = isLetter && card?.querySelector<HTMLElement>(`[aria-keyshortcuts="${key}"]`);
  if (button) button.click();
  else if (key === 'n') card?.nextElementSibling?.querySelector('button')?.focus();
  else if (key === 'p') card?.previousElementSibling?.querySelector('button')?.focus();
}
