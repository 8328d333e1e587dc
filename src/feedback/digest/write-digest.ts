import { formatDay } from '#src/contracts/format-day.ts';
/** What a day brought, in numbers and places; no reader's words, so that it may go by mail. */
export interface DigestData {
  /** In UTC, ISO 8601. */
  day: string;
  /** The site's address, without a closing slash. */
  site: string;
  arrived: number;
  not_helpful: number;
  pages: DigestLine[];
  steps: DigestLine[];
  codes: DigestLine[];
  /** Doubts about a place of which an earlier doubt was resolved. */
  came_back: DigestItem[];
  open: number;
  unassigned: number;
  /** Open for longer than `AGEING_DAYS`. */
  ageing: number;
  oldest_open: DigestItem[];
  unknown_codes: { name: string; times: number }[];
}

export interface DigestLine {
  name: string;
  arrived: number;
  not_helpful: number;
}

export interface DigestItem {
  id: string;
  /** ISO 8601. */
  created_at: string;
  page: string;
  step: string | null;
  code: string | null;
}

/** An open item of that age waits too long. */
export const AGEING_DAYS = 14;

/** The digest as plain text; one line for a day without anything new. */
export function writeDigest(data: DigestData): string {
  const { site, day, arrived, came_back, oldest_open, unknown_codes } = data;
  if (arrived === 0 && unknown_codes.length === 0) {
    return `No new feedback on ${nameDay(day)}. ${describeOpen(data)} ${site}/review\n`;
  }
  const by = (filter: string, lines: DigestLine[]) =>
    lines.map((line) => `${describeLine(line)}\n    ${narrowed(site, filter, line.name)}`);
  const sections = [
    section('By page', by('page', data.pages)),
    section('By step', by('step', data.steps)),
    section('By code', by('code', data.codes)),
    section('Came back after it was resolved', listSome(came_back.map(linked(site)))),
    section('Open the longest', oldest_open.map(linked(site))),
    section('Unknown codes', describeUnknown(data)),
  ];
  return [`Feedback of ${nameDay(day)}\n\n${describeNew(data)}\n${describeOpen(data)}\n`]
    .concat(sections.filter(Boolean))
    .join('\n');
}

/** A mail is no list of everything. */
const SHOWN = 10;
const listSome = (lines: string[]) =>
  lines.length > SHOWN ? [...lines.slice(0, SHOWN), `and ${lines.length - SHOWN} more`] : lines;

const section = (title: string, lines: string[]) =>
  lines.length > 0 ? `${title}\n${lines.map((line) => `  ${line}\n`).join('')}` : '';

const describeNew = ({ arrived, not_helpful, came_back }: DigestData) =>
  `New: ${arrived}, of which ${not_helpful} not helpful and ${came_back.length} came back.`;

const describeOpen = ({ open, unassigned, ageing }: DigestData) =>
  open === 0
    ? 'Nothing is open.'
    : `Open: ${open}, of which ${unassigned} nobody's and ${ageing} older than ${AGEING_DAYS} days.`;

const describeLine = ({ name, arrived, not_helpful }: DigestLine) =>
  `${name}: ${arrived} new, ${not_helpful} not helpful`;

const linked = (site: string) => (item: DigestItem) =>
  `${nameDay(item.created_at.slice(0, 10))}: ${describePlace(item)}\n` +
  `    ${narrowed(site, 'item', item.id)}`;

const describePlace = ({ page, step, code }: DigestItem) =>
  [page, step, code].filter((name) => name !== null).join(' ');

const narrowed = (site: string, filter: string, value: string) =>
  `${site}/review?${new URLSearchParams({ [filter]: value }).toString().replaceAll('%2F', '/')}`;

function describeUnknown({ unknown_codes, site }: DigestData): string[] {
  if (unknown_codes.length === 0) return [];
  const lines = unknown_codes.map(({ name, times }) => `${name}: ${times}`);
  return [...lines, `${site}/review/unknown-codes`];
}

/** `2026-11-23` -> `23 Nov 2026`. */
const nameDay = (day: string) => formatDay(new Date(day));
