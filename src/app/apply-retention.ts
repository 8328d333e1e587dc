import { setTimeout } from 'node:timers/promises';
import { applyRetention } from '#src/feedback/retention/apply-retention.ts';
import { planRetention } from '#src/feedback/retention/plan-retention.ts';
import { runCommand } from './run-command.ts';

/** A running server gets its turns between the transactions. */
const PAUSE_MS = 20;

// `npm run retention`: forgets now what the server would forget within a day.
await runCommand(async (db, env) => {
  const now = () => new Date();
  const cutoffs = planRetention(env.retention, now());
  const counts = await applyRetention(db, cutoffs, {
    now,
    // Messages are written; the server sends them.
    outbox: env.review_webhook ? { wake: () => {} } : null,
    pause: () => setTimeout(PAUSE_MS),
  });
  const until = (time: string | null) => (time ? `sent until ${time}` : 'off');
  process.stdout.write(
    `Anonymised: ${counts.anonymised} (${until(cutoffs.anonymise_until)}).\n` +
      `Deleted: ${counts.deleted} (${until(cutoffs.delete_until)}).\n`,
  );
});
