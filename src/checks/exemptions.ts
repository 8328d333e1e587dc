import type { Exemption } from './apply-exemptions.ts';

/**
 * What a check finds and we accept, each with the reason. One that no check
 * needs any more is itself a finding.
 */
export const EXEMPTIONS: readonly Exemption[] = [
  ...[
    ['all of', 'As in "when all of this holds": a list follows.'],
    ['assistance', 'AI assistance is what the product calls it.'],
    ['however', 'As in "however much": no plainer word says it.'],
    ['identify', "It stands in a step's title, which is an identifier."],
    ['it is', 'Often the shortest subject that a sentence can have.'],
    ['option', 'Billing offers options; a choice is what the reader makes.'],
    ['purchase', 'The thing bought, for which "buy" is no noun.'],
    ['request', 'As in "by request".'],
    ['there is', 'Often the shortest way to say that something exists.'],
  ].map(([word, why]): Exemption => ({
    check: 'prose',
    cause: `"${word}" is not plain`,
    why: why ?? '',
  })),
  {
    check: 'raised',
    cause: 'No sandbox account shows "ACCOUNT_MISMATCH"',
    why: 'It needs no account of its own: any reader sees it at a target of somebody else.',
  },
  {
    check: 'raised',
    cause: 'No sandbox account shows "CATALOG_UNSUPPORTED"',
    why: 'One catalog serves all accounts, and it has a plan for every action.',
  },
  {
    check: 'walked',
    cause: 'No browser test walks from "ACCOUNT_MISMATCH" back to work',
    why: 'A gate ends at another account or at a stop: there is no path to walk.',
  },
  {
    check: 'walked',
    cause: 'No browser test walks from "CATALOG_UNSUPPORTED" back to work',
    why: 'A gate ends at another account or at a stop: there is no path to walk.',
  },
];
