import type { SharedContext } from './send-feedback.ts';

/** What the page's query says about the blocked work; null without action and target. */
export function readSharedContext(query: string): SharedContext | null {
  const params = new URLSearchParams(query);
  const action = params.get('action');
  const target = params.get('target');
  const account = params.get('account');
  if (!action || !target) return null;
  return { action, target, ...(account ? { account } : {}) };
}
