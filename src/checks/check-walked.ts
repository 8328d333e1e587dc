import { listLiveCodes } from '#src/registry/live-reasons.ts';
import type { Code } from '#src/registry/names.ts';
import { isReasonCode, type Registry } from '#src/registry/registry.ts';
import type { EntryFinding } from './finding.ts';

/** A browser test takes a reader from every live code back to work. */
export function checkWalked(registry: Registry, walked: readonly Code[]): EntryFinding[] {
  return listLiveCodes(registry)
    .filter((code) => !walked.includes(code))
    .map((entry) => ({
      file: isReasonCode(entry) ? 'reasons.ts' : 'gates.ts',
      entry,
      cause: `No browser test walks from "${entry}" back to work`,
      remedy: 'Add its scene to test/e2e/walk/scenes.ts.',
    }));
}
