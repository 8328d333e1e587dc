import { verdictWords } from '#components/account/status-words.ts';
import type { SupportSnapshot } from '#src/contracts/support-snapshot.ts';
import type { Verdict } from '#src/readiness/report.ts';
import { registry } from '#src/registry/registry.ts';

/** What the customer's site said when they copied it. */
export function SnapshotFacts({ snapshot }: { snapshot: SupportSnapshot }) {
  const { verdict, account, version, as_of: asOf, steps, codes } = snapshot;
  const current = steps.find(({ status }) => status === 'current');
  return (
    <section className="snapshot" aria-labelledby="snapshot-title">
      <h2 id="snapshot-title">The customer’s snapshot: {verdictWords[verdict].word}</h2>
      <dl>
        <dt>Account</dt>
        <dd>{account ?? 'None of the customer’s own.'}</dd>
        <dt>True at</dt>
        <dd>{asOf ? `${asOf}, version ${version}` : 'Not said.'}</dd>
        <dt>Step</dt>
        <dd>{current ? registry.steps[current.id].title : 'None is open.'}</dd>
      </dl>
      {codes.length === 0 && <p>{withoutCode[verdict]}</p>}
    </section>
  );
}

const withoutCode: Record<Verdict, string> = {
  ready: 'Nothing blocked the action at that time. Ask the customer to go back to it and retry.',
  unverified:
    'Billing did not say enough to decide. Ask the customer to refresh the page, and for a new snapshot if that changes nothing.',
  blocked: 'It names no code. Ask the customer for a new snapshot.',
  stop: 'It names no code. Ask the customer for a new snapshot.',
};
