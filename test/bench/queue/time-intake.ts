import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { FeedbackInputSchema } from '#src/contracts/feedback.ts';
import { openSubmissionLimits } from '#src/feedback/submission-limits.ts';
import { submitFeedback } from '#src/feedback/submit-feedback.ts';
import type { FeedbackTables } from '#src/feedback/tables.ts';
import { registry } from '#src/registry/registry.ts';
import { sqliteOf } from '#src/server/db.ts';

const ROUNDS = 5;
const EACH = 384;
/** Readers who send at the same time. */
const AT_ONCE = 32;
const COMMENT =
  'The button stays grey after checkout, although the receipt says that it was paid. Which of the two balances do fixes use?';

/** How many a second, each durable before it is acknowledged. */
export interface IntakeRates {
  /** A row with the same text, in a table with nothing but its key, one after the other. */
  plain: number;
  /** A submission, with all that is found, counted and indexed in its transaction, from many at once. */
  intake: number;
}

/** Times both in turns, so that a busy moment of the disk hits both. */
export async function timeIntake(db: Kysely<FeedbackTables>): Promise<IntakeRates> {
  const sqlite = sqliteOf(db);
  sqlite.exec('create table bench_plain (id text primary key, body text not null)');
  const insert = sqlite.prepare('insert into bench_plain values (?, ?)');
  const limits = openSubmissionLimits(db, 'bench');
  let sender = 0;
  const submit = async () => {
    const address = `10.${sender >> 16}.${(sender >> 8) & 255}.${sender & 255}`;
    sender += 1;
    const result = await submitFeedback(db, makeInput(), {
      registry,
      build: { commit: null, sources: {} },
      readVerdict: () => Promise.resolve(null),
      reader: null,
      takeTurn: (trx) => limits.take(trx, { userId: null, address }),
      now: new Date(),
      outbox: null,
    });
    if (result.outcome !== 'stored') throw new Error(`Not stored: ${result.outcome}`);
  };
  const took = { plain: 0, intake: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    took.plain += await time(() => insert.run(randomUUID(), COMMENT));
    took.intake += await time(submit, AT_ONCE);
  }
  const rate = (ms: number) => (ROUNDS * EACH * 1000) / ms;
  return { plain: rate(took.plain), intake: rate(took.intake) };
}

const makeInput = () =>
  FeedbackInputSchema.parse({
    submission_id: randomUUID(),
    page: '/guides/plan-and-credit-blocks/',
    helpful: false,
    step: 'check-credits',
    comment: `${COMMENT} ${randomUUID().slice(0, 4)}`,
  });

/** As many senders as named; each begins the next when its last is acknowledged. */
async function time(run: () => unknown, senders = 1): Promise<number> {
  const startedAt = performance.now();
  const sendAll = async () => {
    for (let number = 0; number < EACH / senders; number += 1) await run();
  };
  await Promise.all(Array.from({ length: senders }, sendAll));
  return performance.now() - startedAt;
}
