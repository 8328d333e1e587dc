import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { registry } from '#src/registry/registry.ts';
import type { PricedCatalog } from '#src/registry/catalog-schema.ts';
import type { Env } from '#src/server/env.ts';
import type { Build } from './ensure-build.ts';
import { createSiteListener } from './http-server.ts';
import type { AppHandler } from './http-server.ts';
import { openServices } from './open-services.ts';
import { readPageSentences } from './read-page-sentences.ts';
import type { Services } from './services.ts';

/** Everything behind the listening server: the services, and the site that uses them. */
export async function openSite(
  env: Env,
  build: Build,
  port: number,
  catalog?: PricedCatalog,
): Promise<{ services: Services; listener: RequestListener }> {
  const clientDir = join(build.distDir, 'client');
  const services: Services = {
    ...(await openServices(env, build.info, port, catalog)),
    readSentences: (path) => readPageSentences(registry, clientDir, path),
  };
  const entry = pathToFileURL(join(build.distDir, 'server/entry.mjs')).href;
  const { handler } = (await import(entry)) as { handler: AppHandler };
  const listener = createSiteListener(build.distDir, handler, () => ({ services }));
  return { services, listener };
}
