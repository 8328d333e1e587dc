import { writeReply } from '#components/support/write-reply.ts';
import { writeStepReply } from '#components/support/write-step-reply.ts';
import { CODES, STEP_IDS } from '#src/registry/names.ts';
import { reasonUrl } from '#src/registry/reason-url.ts';
import { findCode, type Registry } from '#src/registry/registry.ts';

/** One way to copy a place of this site. */
export interface CopyChoice {
  label: string;
  text: string;
}

/** A code or a step, as the page has it. */
export interface Place {
  /** The code, or the step's anchor. */
  name: string;
  /** What the page calls it; counts where the registry does not know it. */
  title: string;
}

/** What "Copy link" offers; `page` is where the place is read, its query left out. */
export function listCopyChoices(
  registry: Registry,
  { name, title }: Place,
  page: { origin: string; pathname: string },
): CopyChoice[] {
  const code = CODES.find((each) => each === name);
  if (code) {
    const reply = writeReply(registry, code, { origin: page.origin });
    return offer(reasonUrl(code, page), findCode(registry, code).title, reply.plain);
  }
  const url = `${page.origin}${page.pathname}#${name}`;
  const step = STEP_IDS.find((id) => id === name);
  if (!step) return offer(url, title, null);
  return offer(url, registry.steps[step].title, writeStepReply(registry, step, url));
}

const offer = (url: string, title: string, reply: string | null): CopyChoice[] => [
  { label: 'Address', text: url },
  { label: 'Markdown link', text: `[${title}](${url})` },
  ...(reply ? [{ label: 'Reply for support', text: reply }] : []),
];
