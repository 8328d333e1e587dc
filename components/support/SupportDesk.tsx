import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { NOTHING_ASKED, readInquiry, type SupportInquiry } from '#src/contracts/support-inquiry.ts';
import { registry } from '#src/registry/registry.ts';
import { announceFinding } from './announce-finding.ts';
import { InquiryFields } from './InquiryFields.tsx';
import { lookUp } from './look-up.ts';
import { Results } from './Results.tsx';

interface Props {
  /** The site that links lead to. */
  origin: string;
  /** What a browser without scripts has sent; answered on the server. */
  given: SupportInquiry | null;
}

/**
 * Support's workbench. With scripts everything happens in the browser: what is
 * pasted goes nowhere. Without, the same form is a plain one, answered once.
 */
export default function SupportDesk({ origin, given }: Props) {
  const [inquiry, setInquiry] = useState(given ?? NOTHING_ASKED);
  const [asked, setAsked] = useState(given ? 1 : 0);
  const [isLive, setLive] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const finding = useMemo(() => lookUp(registry, inquiry, origin), [inquiry, origin]);
  useEffect(() => setLive(true), []);
  // Straight to the first thing to do with the answer.
  useEffect(() => {
    if (isLive) results.current?.querySelector<HTMLElement>('button')?.focus();
  }, [asked]);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { text, pick } = readInquiry(
      new FormData(event.currentTarget, event.nativeEvent.submitter),
    );
    // A new text brings its own context; what was chosen belonged to the one before.
    const isOther = asked > 0 && text !== inquiry.text;
    setInquiry({ ...(isOther ? NOTHING_ASKED : inquiry), text, pick });
    setAsked(asked + 1);
  };
  const backToBox = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    box.current?.focus();
    box.current?.select();
  };
  return (
    <form
      className="desk"
      method="post"
      action="/support"
      autoComplete="off"
      onSubmit={submit}
      onKeyDown={backToBox}
    >
      <div className="desk-ask">
        <InquiryFields
          box={box}
          inquiry={inquiry}
          context={finding.context}
          isLive={isLive}
          onChoose={(choice) => setInquiry({ ...inquiry, ...choice })}
        />
      </div>
      <p className="sr-only" role="status">
        {asked > 0 && announceFinding(finding)}
      </p>
      <div className="desk-results" ref={results}>
        {asked > 0 && <Results finding={finding} isLive={isLive} />}
      </div>
    </form>
  );
}
