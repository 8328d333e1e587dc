import type { Code } from '#src/registry/names.ts';
import type { LoadedView } from './account-view.ts';
import { compareArrivedCode } from './arrived-code.ts';

interface Props {
  view: LoadedView;
  pageCode: Code | undefined;
}

/** Tells somebody whose code is gone what holds in its place. */
export function ArrivedNotice({ view: { session, report }, pageCode }: Props) {
  const { context } = session;
  const arrived = compareArrivedCode(context.code ?? pageCode, report, context);
  if (!arrived) return null;
  const code = <Code code={arrived.code} />;
  const no = context.code ? 'no longer holds' : 'does not hold here';
  return (
    <p className="rb-note" data-arrived={arrived.kind}>
      {arrived.kind === 'nothing_holds' && (
        <>
          {code} {no}.
        </>
      )}
      {arrived.kind === 'other_holds' && (
        <>
          {code} {no}. What holds now: <Code code={arrived.primary} />.
        </>
      )}
      {arrived.kind === 'not_checked' && (
        <>
          {code} was not checked. What holds now: <Code code={arrived.primary} />.
        </>
      )}
      {arrived.kind === 'cannot_tell' && <>Whether {code} still holds cannot be told now.</>}
    </p>
  );
}

function Code({ code }: { code: Code }) {
  return (
    <span className="rb-mono" translate="no">
      {code}
    </span>
  );
}
