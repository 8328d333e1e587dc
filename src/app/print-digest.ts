import { parseArgs } from 'node:util';
import { DigestQuerySchema, lastWholeDay } from '#src/contracts/digest.ts';
import { readDigest } from '#src/feedback/digest/read-digest.ts';
import { writeDigest } from '#src/feedback/digest/write-digest.ts';
import { siteOrigins } from '#src/server/env.ts';
import { runCommand } from './run-command.ts';
import { StartError } from './start-error.ts';

// `npm run digest`: yesterday's feedback as plain text, for a mail job.
await runCommand(async (db, env) => {
  const day = readDay() ?? lastWholeDay(new Date());
  const site = siteOrigins(env, env.port).url;
  process.stdout.write(writeDigest(await readDigest(db, day, site)));
});

function readDay(): string | undefined {
  const args = parseArgs({ options: { day: { type: 'string' } }, strict: false });
  const { day, ...others } = args.values;
  const unknown = [...Object.keys(others).map((name) => `--${name}`), ...args.positionals];
  const query = DigestQuerySchema.safeParse({ day });
  if (unknown.length === 0 && query.success) return query.data.day;
  const cause =
    unknown.length > 0
      ? `The digest takes nothing but a day, not ${unknown.join(' ')}`
      : `There is no day ${String(day)}`;
  throw new StartError(`${cause}: npm run digest -- --day 2026-11-23`);
}
