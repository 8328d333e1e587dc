import type { Action, TargetKind } from '#src/registry/names.ts';
import { registry } from '#src/registry/registry.ts';

const AI_TITLES: Partial<Record<TargetKind, string>> = {
  projects: 'Triage with AI',
  reports: 'Draft with AI',
  'fix-tasks': 'Review with AI',
};

/** What a workflow's button says. */
export function actionTitle(action: Action, kind: TargetKind): string {
  if (action === 'ai') return AI_TITLES[kind] ?? registry.actions.ai.title;
  return action === 'monitoring' ? 'Set up recurring scans' : registry.actions[action].title;
}
