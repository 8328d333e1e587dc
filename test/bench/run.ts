import { benchCrash } from './crash.bench.ts';
import { benchLighthouse } from './lighthouse.bench.ts';
import { benchLive } from './live.bench.ts';
import { benchQueue } from './queue.bench.ts';
import { benchEnumeration, benchSpeed } from './readiness.bench.ts';
import { benchSite } from './site.bench.ts';

/** Prints what was measured; fails where a promise is not kept. */
const print = (line: string) => process.stdout.write(`${line}\n`);

const parts = {
  readiness: () => [benchSpeed(print), benchEnumeration(print)].every(Boolean),
  live: () => benchLive(print),
  crash: () => benchCrash(print),
  queue: () => benchQueue(print),
  lighthouse: () => benchLighthouse(print),
  site: () => benchSite(print),
};

// All, or those that are named: `npm run bench site`.
const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  print(`bench: no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  process.exit(1);
}
for (const [name, run] of Object.entries(parts)) {
  if (named.length > 0 && !named.includes(name)) continue;
  if (await run()) continue;
  print(`bench: ${name} is below what is promised, see above`);
  process.exitCode = 1;
}
