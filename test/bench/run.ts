import { benchCrash } from './crash.bench.ts';
import { benchLive } from './live.bench.ts';
import { benchEnumeration, benchSpeed } from './readiness.bench.ts';

/** Prints what was measured; fails where a promise is not kept. */
const print = (line: string) => process.stdout.write(`${line}\n`);

const results = [
  benchSpeed(print),
  benchEnumeration(print),
  await benchLive(print),
  await benchCrash(print),
];
if (results.includes(false)) {
  print('bench: below what is promised, see above');
  process.exitCode = 1;
}
