import { useRef, useState, type ReactNode } from 'react';
import { COPY_YOURSELF, copyText, selectText } from '#components/copy/copy-text.ts';
import { reasonPath, stepPath, withContext } from '#src/registry/paths.ts';
import { findCode, registry } from '#src/registry/registry.ts';
import { describeEvidence } from './describe-evidence.ts';
import { describeWho } from './describe-who.ts';
import type { BlockContext } from './block-context.ts';
import type { FoundCode } from './look-up.ts';

interface Props {
  found: FoundCode;
  context: BlockContext;
  isLive: boolean;
}

/** One code: what it is, who must act, and what to send. */
export function FoundCodeCard({ found: { code, evidence, reply }, context, isLive }: Props) {
  const { title, meaning, step, whoCanAct } = findCode(registry, code);
  const about = { code, ...context };
  return (
    <article className="found" aria-labelledby={`found-${code}`}>
      <h2 id={`found-${code}`}>
        <a href={withContext(reasonPath(code), about)} translate="no">
          {code}
        </a>
      </h2>
      <p>
        <strong>{title}.</strong> {meaning}
      </p>
      <dl>
        <dt>Recognised</dt>
        <dd>{evidence.map(describeEvidence).join(' ') || 'You picked it.'}</dd>
        <dt>Must act</dt>
        <dd>{describeWho(whoCanAct)}</dd>
        <dt>Step</dt>
        <dd>
          <a href={withContext(stepPath(step), about)}>{registry.steps[step].title}</a>
        </dd>
      </dl>
      <div className="replies">
        <Copyable name="Reply" shortcut="c" text={reply.plain} {...{ code, isLive }} />
        <Copyable
          name="Reply in Markdown"
          shortcut="m"
          text={reply.markdown}
          {...{ code, isLive }}
        />
      </div>
      <Copyable name="Link" shortcut="l" text={reply.url} {...{ code, isLive }} />
    </article>
  );
}

interface CopyableProps {
  name: string;
  shortcut: string;
  text: string;
  code: string;
  isLive: boolean;
}

/** A text with its copy button; selected for copying by hand where the browser refuses. */
function Copyable({ name, shortcut, text, code, isLive }: CopyableProps) {
  const shown = useRef<HTMLPreElement>(null);
  const [last, setLast] = useState({ text: '', isCopied: false });
  const isFresh = last.text === text;
  const copy = async () => {
    const isCopied = await copyText(text);
    if (!isCopied && shown.current) selectText(shown.current);
    setLast({ text, isCopied });
  };
  return (
    <section className="copyable" aria-label={`${name} for ${code}`}>
      <div className="copyable-head">
        <h3>{name}</h3>
        <Said>{isFresh && last.isCopied && 'Copied'}</Said>
        {isLive && (
          <button type="button" aria-keyshortcuts={shortcut} onClick={() => void copy()}>
            Copy
            <span className="sr-only">
              {' '}
              {name} for {code}
            </span>{' '}
            <kbd aria-hidden="true">{shortcut.toUpperCase()}</kbd>
          </button>
        )}
      </div>
      <pre ref={shown} tabIndex={-1}>
        {text}
      </pre>
      {isFresh && !last.isCopied && (
        <p className="problem" role="alert">
          {COPY_YOURSELF}
        </p>
      )}
    </section>
  );
}

const Said = ({ children }: { children: ReactNode }) => (
  <span className="said" role="status">
    {children}
  </span>
);
