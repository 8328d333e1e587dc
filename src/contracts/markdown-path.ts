/** Where a page's Markdown twin is: `/guides/x/` -> `/guides/x.md`, `/` -> `/index.md`. */
export const markdownPath = (path: string) =>
  path === '/' ? '/index.md' : `${path.replace(/\/$/, '')}.md`;
