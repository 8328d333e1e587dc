import { z } from 'zod';
import { STEP_STATUSES, VERDICTS } from '#src/readiness/report.ts';
import { ACTIONS, CODES, STEP_IDS } from '#src/registry/names.ts';
import { AccountIdSchema, TargetTextSchema } from './readiness-query.ts';

/**
 * What a reader copies for support: what the site said, and about what. No
 * balance, no name, no e-mail, and no id but the account's and the target's.
 */
export const SupportSnapshotSchema = z.object({
  verdict: z.enum(VERDICTS),
  /** In deciding order. */
  codes: z.array(z.enum(CODES)),
  action: z.enum(ACTIONS).nullable(),
  target: TargetTextSchema.nullable(),
  account: AccountIdSchema.nullable(),
  version: z.coerce.number().int().nonnegative().nullable(),
  as_of: z.iso.datetime().nullable(),
  steps: z.array(z.object({ id: z.enum(STEP_IDS), status: z.enum(STEP_STATUSES) })),
});
export type SupportSnapshot = z.infer<typeof SupportSnapshotSchema>;

const HEADING = 'Reasonbook snapshot for support';
const NONE = 'none';

/** A snapshot as the plain text that is shown and copied. */
export function writeSnapshot(snapshot: SupportSnapshot): string {
  const { verdict, codes, action, target, account, version, as_of: asOf, steps } = snapshot;
  const facts: Record<SnapshotFact, string | number | null> = {
    Verdict: verdict,
    Codes: codes.join(', ') || null,
    Action: action,
    Target: target,
    Account: account,
    Version: version,
    'As of': asOf,
  };
  return [
    HEADING,
    ...Object.entries(facts).map(([name, value]) => `${name}: ${value ?? NONE}`),
    ...(steps.length > 0 ? ['Steps:'] : []),
    ...steps.map(({ id, status }) => `- ${id}: ${status}`),
  ].join('\n');
}

/** The snapshot in a pasted text, be it quoted in an e-mail; null where there is none. */
export function readSnapshot(text: string): SupportSnapshot | null {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[\s>|]+/, '').trim());
  const start = lines.findIndex((line) => line === HEADING);
  if (start < 0) return null;
  const own = lines.slice(start + 1);
  const fact = (name: SnapshotFact) => {
    const value = own.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    return value === undefined || value === NONE ? null : value;
  };
  const parsed = SupportSnapshotSchema.safeParse({
    verdict: fact('Verdict'),
    codes: fact('Codes')?.split(', ') ?? [],
    action: fact('Action'),
    target: fact('Target'),
    account: fact('Account'),
    version: fact('Version'),
    as_of: fact('As of'),
    steps: own.flatMap(readStep),
  });
  return parsed.success ? parsed.data : null;
}

type SnapshotFact = 'Verdict' | 'Codes' | 'Action' | 'Target' | 'Account' | 'Version' | 'As of';

function readStep(line: string): { id: string; status: string }[] {
  const [, id, status] = /^- ([a-z-]+): ([a-z_]+)$/.exec(line) ?? [];
  return id && status ? [{ id, status }] : [];
}
