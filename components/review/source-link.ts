/** The source line on the repository's web pages, at the commit that the reader saw. */
export function sourceLink(
  repoUrl: string,
  commit: string,
  source: { path: string; line: number },
): string {
  const path = source.path.split('/').map(encodeURIComponent).join('/');
  return `${repoBase(repoUrl)}/blob/${encodeURIComponent(commit)}/${path}#L${source.line}`;
}

/** A commit on the repository's web pages. */
export const commitLink = (repoUrl: string, commit: string): string =>
  `${repoBase(repoUrl)}/commit/${encodeURIComponent(commit)}`;

/** The repository's web address, from what package.json or git calls it. */
export const repoBase = (repoUrl: string): string =>
  repoUrl
    .replace(/^git\+/, '')
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
