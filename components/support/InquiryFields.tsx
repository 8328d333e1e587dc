import type { KeyboardEvent, RefObject } from 'react';
import type { SupportInquiry } from '#src/contracts/support-inquiry.ts';
import { registry } from '#src/registry/registry.ts';
import { actionsAt, type BlockContext } from './block-context.ts';
import { isTarget } from './look-up.ts';

interface Props {
  box: RefObject<HTMLTextAreaElement | null>;
  inquiry: SupportInquiry;
  context: BlockContext;
  isLive: boolean;
  onChoose: (choice: Partial<SupportInquiry>) => void;
}

/** What to look up, and what it is about. */
export function InquiryFields({ box, inquiry, context, isLive, onChoose }: Props) {
  const target = inquiry.target ?? context.target ?? '';
  const isBad = target !== '' && !isTarget(target);
  return (
    <>
      <label htmlFor="desk-text">Message, code, link or snapshot</label>
      <textarea
        ref={box}
        id="desk-text"
        name="text"
        rows={9}
        defaultValue={inquiry.text}
        autoFocus
        spellCheck={false}
        aria-describedby="desk-privacy"
        onKeyDown={lookUpOnEnter}
      />
      <p className="desk-go">
        <button type="submit" className="main">
          Look up
        </button>
        {isLive && (
          <span className="desk-keys">
            <kbd>Enter</kbd> looks up, <kbd>Shift</kbd>+<kbd>Enter</kbd> new line
          </span>
        )}
      </p>
      <p className="desk-privacy" id="desk-privacy">
        {isLive
          ? 'Read in this browser. Nothing that you paste is sent or stored.'
          : 'Sent once, for the answer. Nothing that you paste is stored or logged.'}
      </p>
      <fieldset>
        <legend>What it is about</legend>
        <label htmlFor="desk-action">Action</label>
        <select
          id="desk-action"
          name="block_action"
          value={context.action ?? ''}
          onChange={({ target: { value } }) => onChoose({ action: value })}
        >
          <option value="">Not said</option>
          {actionsAt(context.target).map((action) => (
            <option key={action} value={action}>
              {registry.actions[action].title}
            </option>
          ))}
        </select>
        <label htmlFor="desk-target">Target</label>
        <input
          id="desk-target"
          name="block_target"
          value={target}
          placeholder="fix-tasks/fix_123"
          spellCheck={false}
          aria-invalid={isBad}
          aria-describedby={isBad ? 'desk-target-problem' : undefined}
          onChange={({ target: { value } }) => onChoose({ target: value })}
          onKeyDown={stayOnEnter}
        />
        {isBad && (
          <p className="problem" id="desk-target-problem">
            Not a target, so the link goes without it.
          </p>
        )}
      </fieldset>
    </>
  );
}

function lookUpOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

/** The link follows while the target is typed: there is nothing to send. */
function stayOnEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}
