import { useRef, useState, type KeyboardEvent } from 'react';
import { COPY_YOURSELF, copyText, selectText } from '#components/copy/copy-text.ts';
import type { LoadedView } from './account-view.ts';
import { describeForSupport } from './describe-for-support.ts';

/** What support needs to know, shown in full before it is copied. */
export function CopyForSupport({ view }: { view: LoadedView }) {
  const dialog = useRef<HTMLDialogElement>(null);
  // As it was on opening: what is copied is what was read.
  const [text, setText] = useState('');
  const open = () => {
    setText(describeForSupport(view.report, view.session.context));
    dialog.current?.showModal();
  };
  return (
    <div className="rb-for-support">
      <button type="button" className="rb-quiet-button" aria-haspopup="dialog" onClick={open}>
        Copy for support
      </button>
      <dialog
        ref={dialog}
        className="rb-dialog"
        aria-labelledby="rb-for-support-title"
        onKeyDown={keepEscape}
        onClose={() => setText('')}
      >
        <SnapshotText text={text} onClose={() => dialog.current?.close()} />
      </dialog>
    </div>
  );
}

/** Escape closes the dialog alone, not the card's panel around it. */
function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopPropagation();
}

function SnapshotText({ text, onClose }: { text: string; onClose: () => void }) {
  const shown = useRef<HTMLPreElement>(null);
  const [said, setSaid] = useState({ text: '', about: '' });
  const copy = async () => {
    const isCopied = await copyText(text);
    if (!isCopied && shown.current) selectText(shown.current);
    setSaid({ text: isCopied ? 'Copied.' : COPY_YOURSELF, about: text });
  };
  return (
    <>
      <h2 id="rb-for-support-title">Copy for support</h2>
      <p>
        This is all that gets copied: no balances, no names, no e-mail. Nothing is sent. Paste it
        into your message to support.
      </p>
      <pre ref={shown} tabIndex={0} aria-label="What gets copied">
        {text}
      </pre>
      <p className="rb-dialog__buttons">
        <button type="button" className="rb-button" onClick={() => void copy()}>
          Copy
        </button>
        <button type="button" className="rb-quiet-button" onClick={onClose}>
          Close
        </button>
        <span role="status">{said.about === text && said.text}</span>
      </p>
    </>
  );
}
