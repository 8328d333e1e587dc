/** The source line on the repository's web pages, at the commit that the reader saw. */
export function sourceLink(
  repoUrl: string,
  commit: string,
  source: { path: string; line: number },
): string {
  const base = repoUrl
    .replace(/^git\+/, '')
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
  const path = source.path.split('/').map(encodeURIComponent).join('/');
  return `${base}/blob/${encodeURIComponent(commit)}/${path}#L${source.line}`;
}
