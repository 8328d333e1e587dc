import { openServices } from '#src/app/open-services.ts';
import { readProcessEnv } from '#src/app/read-process-env.ts';

// A migrated and seeded database in DATA_DIR, for tests to copy.
const result = readProcessEnv();
if (!result.ok) throw new Error('DATA_DIR is not usable');
const build = {
  fingerprint: 'template',
  commit: null,
  sources: {},
  inline: { scripts: [], styles: [] },
};
const { db } = await openServices(result.env, build, 0);
await db.destroy();
