import { createCheckoutWorkload } from '#test/support/crash/checkout-workload.ts';
import { createFeedbackWorkload } from '#test/support/crash/feedback-workload.ts';
import { createRunWorkload } from '#test/support/crash/run-workload.ts';
import { killServer } from '#test/support/kill-server.ts';
import prepareRun from '#test/support/prepare-run.ts';

const ROUNDS = 20;

/** Kills the server many times at each kind of work. Returns whether nothing was lost or done twice. */
export async function benchCrash(print: (line: string) => void): Promise<boolean> {
  const finish = prepareRun();
  const results = [
    await report(print, 'runs', createRunWorkload()),
    await report(print, 'checkouts', createCheckoutWorkload()),
    await report(print, 'feedback', createFeedbackWorkload()),
  ];
  finish();
  return !results.includes(false);
}

type Workload = ReturnType<
  typeof createRunWorkload | typeof createCheckoutWorkload | typeof createFeedbackWorkload
>;

async function report(
  print: (line: string) => void,
  name: string,
  { figures, ...workload }: Workload,
): Promise<boolean> {
  try {
    await killServer({ rounds: ROUNDS, ...workload });
  } catch (error) {
    print(`crash, ${name}: ${(error as Error).message}`);
    return false;
  }
  const parts = Object.entries(figures()).map(([what, count]) => `${count} ${what}`);
  print(`crash, ${name}: ${ROUNDS} kills, nothing lost or done twice (${parts.join(', ')})`);
  return true;
}
