import { readFileSync } from 'node:fs';
import mdx from '@astrojs/mdx';
import node from '@astrojs/node';
import react from '@astrojs/react';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { plainListRule } from './components/shell/plain-list-rule.ts';
import { siteSidebar } from './components/shell/site-sidebar.ts';

const { description, repository } = JSON.parse(
  readFileSync(new URL('./package.json', import.meta.url), 'utf8'),
);
// An empty variable counts as unset, as it does at the start.
const site = process.env.SITE_URL || 'http://localhost:4321';
const repoUrl = (process.env.REPO_URL || repository.url).replace(/\.git$/, '').replace(/\/$/, '');

export default defineConfig({
  site,
  output: 'static',
  trailingSlash: 'ignore',
  // `astro dev` listens where `npm start` would.
  server: { host: process.env.HOST || '127.0.0.1', port: Number(process.env.PORT) || 4321 },
  adapter: node({ mode: 'middleware' }),
  // One check of our own guards every state-changing call (src/server).
  security: { checkOrigin: false },
  devToolbar: { enabled: false },
  // Pages come from the cache or in one small file; asking for them at each hover costs more.
  prefetch: false,
  vite: {
    define: { 'import.meta.env.REPO_URL': JSON.stringify(repoUrl) },
    build: { rolldownOptions: { onLog: dropDirectiveNoise } },
    plugins: [plainListRule()],
  },
  integrations: [
    starlight({
      title: 'Reasonbook',
      description,
      favicon: '/favicon.svg',
      customCss: [
        './components/shell/tokens.css',
        './components/shell/layout.css',
        './components/shell/prose.css',
        './components/shell/guide.css',
        // What guides and reason pages both have: in a file of its own it would be one more to wait for.
        './components/scenario/scenario.css',
        './components/feedback/feedback-form.css',
        './components/shell/print.css',
      ],
      components: {
        Head: './components/shell/Head.astro',
        PageSidebar: './components/shell/PageSidebar.astro',
        PageTitle: './components/shell/PageTitle.astro',
        LastUpdated: './components/shell/LastUpdated.astro',
        LanguageSelect: './components/shell/Nothing.astro',
        Search: './components/search/Search.astro',
        Sidebar: './components/shell/SiteNav.astro',
        SiteTitle: './components/shell/SiteTitle.astro',
        SocialIcons: './components/shell/HeaderLinks.astro',
      },
      // The build makes the index (src/app/open-search-index.ts), with names and messages in it.
      pagefind: false,
      sidebar: siteSidebar(),
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
      // Headings of guides get links although they live outside src/content/docs.
      markdown: { processedDirs: ['./content/guides'] },
      expressiveCode: false,
      disable404Route: true,
    }),
    mdx(),
    react(),
    // Starlight would list the on-demand pages too; none of them is for search engines.
    sitemap({ filter: isForSearchEngines }),
  ],
});

function isForSearchEngines(address) {
  const [, area] = new URL(address).pathname.split('/');
  return ['', 'guides', 'reasons', 'fields', 'explore'].includes(area);
}

/** Astro marks its MDX modules with a directive that means nothing to the bundler. */
function dropDirectiveNoise(level, log, handle) {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
}
