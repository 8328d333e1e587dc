import type { StepId } from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';

/** The reply that sends a customer to one step of a guide; plain text, the link last. */
export function writeStepReply(registry: Registry, id: StepId, url: string): string {
  const { title, result } = registry.steps[id];
  return [
    'Hello,',
    `Your next step: ${title}.`,
    `Once it is done: ${result}`,
    `Sign in on this page to see it beside your own values:\n${url}`,
  ].join('\n\n');
}
