import { activeSince, type Named } from './lifecycle.ts';
import type { GuideSlug } from './names.ts';

/** A guide: its MDX file is `content/guides/<slug>.mdx`. */
export interface GuideEntry extends Named<GuideSlug> {
  title: string;
  /** What the reader can do after reading it. */
  purpose: string;
  /** Who it is written for. */
  readers: readonly string[];
  availability: { from: string; providers: readonly string[]; deploymentModes: readonly string[] };
  /** Shown under "Related documentation". */
  related: readonly GuideSlug[];
  /** Anchors of sections that were renamed or moved: the old one, and where it leads now. */
  movedAnchors?: Readonly<Record<string, `#${string}` | `/${string}`>>;
}

const launched = {
  ...activeSince('2026-11-23'),
  readers: ['account owners', 'finance reviewers', 'agencies'],
  availability: {
    from: 'Current documentation',
    providers: ['billing'],
    deploymentModes: ['cloud'],
  },
} as const;

export const guides = {
  'plan-and-credit-blocks': {
    ...launched,
    title: 'Plan and credit blocks',
    purpose:
      'Resolve scans, fixes, retests, monitoring and AI-assisted actions that are unavailable because of plan, billing or credit state.',
    related: [
      'plans-and-credit-state',
      'automated-fix-credits',
      'scan-credits',
      'monitoring-plans',
      'refunds-disputes-and-service-credits',
      'resolve-blocked-or-failed-states',
    ],
  },
  'plans-and-credit-state': {
    ...launched,
    title: 'Plans and credit state',
    purpose: 'Read plan keys, balances, billing state and entitlement labels.',
    related: [
      'plan-and-credit-blocks',
      'automated-fix-credits',
      'scan-credits',
      'monitoring-plans',
    ],
  },
  'automated-fix-credits': {
    ...launched,
    title: 'Automated fix credits',
    purpose: 'Buy, use and run out of fix credits without losing your place.',
    related: ['plan-and-credit-blocks', 'plans-and-credit-state', 'scan-credits'],
  },
  'scan-credits': {
    ...launched,
    title: 'Scan credits',
    purpose: 'Buy, use and run out of scan credits, which retests share.',
    related: ['plan-and-credit-blocks', 'plans-and-credit-state', 'automated-fix-credits'],
  },
  'monitoring-plans': {
    ...launched,
    title: 'Monitoring plans',
    purpose: 'Get the monitoring entitlement, and know when recurring scans run.',
    related: ['plan-and-credit-blocks', 'plans-and-credit-state'],
  },
  'refunds-disputes-and-service-credits': {
    ...launched,
    title: 'Refunds, disputes and service credits',
    purpose: 'Settle payment exceptions, and know what they do to your account meanwhile.',
    related: ['plan-and-credit-blocks', 'resolve-blocked-or-failed-states'],
  },
  'resolve-blocked-or-failed-states': {
    ...launched,
    title: 'Resolve blocked or failed states',
    purpose: 'Find the way back to where the block appeared.',
    related: ['plan-and-credit-blocks', 'refunds-disputes-and-service-credits'],
  },
} as const satisfies Record<GuideSlug, GuideEntry>;
