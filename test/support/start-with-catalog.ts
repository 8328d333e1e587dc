import { readFileSync } from 'node:fs';
import { runSite } from '#src/app/run-site.ts';
import { PricedCatalogSchema } from '#src/registry/catalog-schema.ts';

// `npm start`, but selling from the catalog in the file that TEST_CATALOG names.
const file = process.env['TEST_CATALOG'];
if (!file) throw new Error('TEST_CATALOG names no file.');
await runSite({ catalog: PricedCatalogSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) });
