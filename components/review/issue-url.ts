import type { FeedbackItem } from '#src/contracts/feedback.ts';
import { labelVote, pageLink } from './describe-item.ts';
import { itemPath } from './review-path.ts';
import { repoBase, sourceLink } from './source-link.ts';

/** Longer addresses are refused on the way by some servers. */
const URL_LIMIT = 6000;

export interface IssueFacts {
  repoUrl: string;
  /** The site's own address, without a closing slash. */
  siteUrl: string;
  item: FeedbackItem;
  /** What the page is called. */
  title: string;
  /** Readers who said this, the first one included. */
  reports: number;
}

/**
 * A new issue in the repository, filled in: what the text says and where it is
 * written. Nothing of the reader: no comment, no name, no account's verdict.
 */
export function issueUrl(facts: IssueFacts): string {
  const { item, title, repoUrl } = facts;
  const place = [title, item.step, item.code].filter(Boolean).join(', ');
  const heading = `${place}: ${item.category ?? labelVote(item).toLowerCase()}`;
  const lines = listFacts(facts).join('\n');
  const quote = item.excerpt?.replaceAll('\n', '\n> ') ?? null;
  const write = (body: string) => address(repoBase(repoUrl), heading, body);
  if (quote === null) return write(lines);
  const whole = (text: string) => `The text in question:\n\n> ${text}\n\n${lines}`;
  return cutToFit(quote, (text) => write(whole(text)));
}

function listFacts({ repoUrl, siteUrl, item, reports }: IssueFacts): string[] {
  const { commit, source } = item;
  const line = source && `${source.path}:${source.line}`;
  return [
    `- Page: ${siteUrl}${pageLink(item)}`,
    ...(item.step ? [`- Step: \`${item.step}\``] : []),
    ...(item.code ? [`- Code: \`${item.code}\``] : []),
    ...(item.codes.length > 0 ? [`- Codes that held: \`${item.codes.join('`, `')}\``] : []),
    ...(line && source && commit
      ? [`- Source: [${line}](${sourceLink(repoUrl, commit, source)})`]
      : []),
    ...(line && !commit ? [`- Source: \`${line}\``] : []),
    `- Reports: ${reports}`,
    `- In the review queue: ${siteUrl}${itemPath({}, item.id)}`,
  ];
}

/** GitLab and GitHub (and what follows it) call the same two things differently. */
function address(base: string, title: string, body: string): string {
  if (/^https?:\/\/[^/]*gitlab/i.test(base)) {
    const query = new URLSearchParams({ 'issue[title]': title, 'issue[description]': body });
    return `${base}/-/issues/new?${query}`;
  }
  return `${base}/issues/new?${new URLSearchParams({ title, body })}`;
}

/** The longest beginning of a text with which the address is short enough. */
function cutToFit(text: string, write: (text: string) => string): string {
  const signs = [...text];
  if (write(text).length <= URL_LIMIT) return write(text);
  let [fits, tooLong] = [0, signs.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (write(`${signs.slice(0, middle).join('')}…`).length <= URL_LIMIT) fits = middle;
    else tooLong = middle;
  }
  return write(`${signs.slice(0, fits).join('')}…`);
}
