import type { AstroIntegration } from 'astro';

/** A page as it was rendered. */
export interface BuiltPage {
  /** With a slash at both ends, such as `/guides/scan-credits/`. */
  path: string;
  /** What its head says about it, and its main part: the rest is long, and the same on every page. */
  html: string;
}

/** Makes something of all pages of a build. */
export interface PageReader {
  /** Takes a page; returns at once. */
  add: (page: BuiltPage) => void;
  /** Writes what was made of them into the client's folder. Rejects where a page was not understood. */
  write: (clientDir: string) => Promise<void>;
  /** Lets go of what it holds, whether or not it has written. */
  close: () => Promise<unknown>;
}

/**
 * Hands each page to the readers as soon as it is rendered. Rendering keeps one core busy:
 * what is made of the pages is made on another meanwhile.
 */
export function handOnPages(readers: readonly PageReader[]): AstroIntegration {
  return {
    name: 'hand-on-pages',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [keepEntry] } });
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((astro) => ({
          ...astro,
          render: async (request, options) => {
            const rendered = await astro.render(request, options);
            const response = rendered instanceof Response ? rendered : rendered.response;
            if (isPage(response)) {
              const page = {
                path: pathOf(request),
                html: withoutFrame(await response.clone().text()),
              };
              for (const reader of readers) reader.add(page);
            }
            return rendered;
          },
        })),
    },
  };
}

/** Astro leaves its own entry out where somebody else has a part in rendering. */
const keepEntry = {
  name: 'keep-prerender-entry',
  configEnvironment: (environment: string) =>
    environment === 'prerender'
      ? { build: { rolldownOptions: { input: 'astro/entrypoints/prerender' } } }
      : undefined,
};

/** Not a file for programs, and not what stands where there is no page. */
const isPage = ({ ok, headers }: Response) =>
  ok && Boolean(headers.get('content-type')?.startsWith('text/html'));

const pathOf = ({ url }: Request) => new URL(url).pathname.replace(/\/?$/, '/');

function withoutFrame(html: string): string {
  const [, start = '', head = '', main] = PARTS.exec(html) ?? [];
  if (main === undefined) return html;
  const about = head.match(/<(?:meta|link)\b[^>]*>/g) ?? [];
  return `${start}${about.join('')}</head><body>${main.replace(FEEDBACK, '')}</main></body></html>`;
}

const PARTS = /^(.*?<head>)(.*?)<\/head>.*?(<main.*)<\/main>/s;
const FEEDBACK = /<section class="rb-feedback.*?<\/section>/s;
