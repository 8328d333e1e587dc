import type { Action, Code } from './names.ts';
import { withContext } from './paths.ts';

/** What the product knows when it blocks an action. */
export interface BlockedWork {
  action?: Action | undefined;
  /** The blocked workflow, such as `fix-tasks/fix_ready`. */
  target?: string | undefined;
  /** Where this site is reached, such as `https://docs.example.com`; without it the link is a path. */
  origin?: string | undefined;
}

/**
 * The short link that a product puts beside a blocked button:
 * `reasonUrl('CREDIT_BALANCE_EXHAUSTED', { action: 'fix', target: 'fix-tasks/fix_1' })`
 * -> `/r/CREDIT_BALANCE_EXHAUSTED?action=fix&target=fix-tasks/fix_1`. It outlives
 * a rename of the code, and carries the work to the code's page.
 */
export function reasonUrl(code: Code, { action, target, origin = '' }: BlockedWork = {}): string {
  return origin.replace(/\/$/, '') + withContext(`/r/${code}`, { action, target });
}
