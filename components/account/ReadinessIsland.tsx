import type { Code } from '#src/registry/names.ts';
import { AccountPanel } from './AccountPanel.tsx';
import { announcement } from './announcement.ts';
import { HeaderSlots } from './HeaderSlots.tsx';
import { ReportSlots } from './ReportSlots.tsx';
import { useAccount } from './use-account.ts';
import { WhoseSlots } from './WhoseSlots.tsx';

interface Props {
  /** The reason page's own code, where the query brings none. */
  code?: Code | undefined;
}

/**
 * All that a signed-in reader sees of their account: the card, in place, and by
 * portals what stands beside steps, fields and reasons, and in the header.
 */
export default function ReadinessIsland({ code }: Props) {
  const [view, store] = useAccount();
  return (
    <>
      <p className="rb-announcement sr-only" role="status">
        {announcement(view)}
      </p>
      <AccountPanel view={view} store={store} pageCode={code} />
      <HeaderSlots view={view} />
      {view.kind === 'loaded' && <ReportSlots view={view} />}
      {view.kind === 'loaded' && <WhoseSlots view={view} />}
    </>
  );
}
