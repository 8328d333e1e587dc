import { join } from 'node:path';
import { PROJECT_DIR } from '#src/app/paths.ts';
import { makeProjectFolder } from '#test/support/make-project-folder.ts';
import { writeInto } from './write-into.ts';
import { runTimed } from './run-timed.ts';

/** A site that was built for the bench. */
export interface BuiltSite {
  root: string;
  /** What is served of it. */
  clientDir: string;
  seconds: number;
}

/** A page of the stock site; `path` as in its address, without slashes at the ends. */
export interface StockPage {
  path: string;
  title: string;
  description: string;
  body: string;
}

// Astro bundles the packages that a project says it uses.
const PACKAGE = '{"type":"module","dependencies":{"astro":"*","@astrojs/starlight":"*"}}';
const CONFIG = `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({
  site: 'http://localhost:4321',
  integrations: [starlight({ title: 'Reasonbook' })],
});
`;
const CONTENT_CONFIG = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

/**
 * Builds a Starlight site as its documentation begins one, nothing customised, from
 * these pages. Returns where it was built and how long that took.
 */
export function makeStockSite(pages: readonly StockPage[]): BuiltSite {
  const root = makeProjectFolder('bench-stock');
  writeInto(root, 'package.json', PACKAGE);
  writeInto(root, 'astro.config.mjs', CONFIG);
  writeInto(root, 'src/content.config.ts', CONTENT_CONFIG);
  for (const { path, title, description, body } of pages) {
    const matter = `title: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}`;
    writeInto(root, `src/content/docs/${path || 'index'}.md`, `---\n${matter}\n---\n\n${body}\n`);
  }
  const astro = join(PROJECT_DIR, 'node_modules/astro/bin/astro.mjs');
  const seconds = runTimed(root, astro, ['build', '--silent']);
  return { root, clientDir: join(root, 'dist'), seconds };
}
