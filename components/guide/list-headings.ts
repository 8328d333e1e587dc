import type { MarkdownHeading } from 'astro';
import { codeEntries } from '#src/registry/code-entries.ts';
import { isRetired } from '#src/registry/lifecycle.ts';
import type { Registry } from '#src/registry/registry.ts';

/**
 * Headings for "On this page". Those that components render are missing from
 * what MDX reports, so the source is walked: each `##` takes the next reported
 * heading, each `<Step>` and `<Reason>` brings its own, unless it is retired.
 */
export function listHeadings(
  registry: Registry,
  body: string,
  reported: readonly MarkdownHeading[],
): MarkdownHeading[] {
  const rest = [...reported];
  const headings: MarkdownHeading[] = [];
  const marks = withoutCodeBlocks(body).matchAll(
    /^(#{1,6})\s|<Step\s+id="([^"]+)"|<Reason\s+code="([^"]+)"/gm,
  );
  for (const [, hashes, step, code] of marks) {
    const heading = hashes ? rest.shift() : headingOf(registry, step, code);
    if (heading) headings.push(heading);
  }
  return [...headings, ...rest];
}

const withoutCodeBlocks = (body: string) => body.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '');

function headingOf(
  registry: Registry,
  step: string | undefined,
  code: string | undefined,
): MarkdownHeading | undefined {
  if (code) {
    const entry = entryOf(codeEntries(registry), code);
    return entry && isRetired(entry) ? undefined : { depth: 3, slug: code, text: code };
  }
  const entry = entryOf(registry.steps, step ?? '');
  return step && entry && !isRetired(entry)
    ? { depth: 3, slug: step, text: entry.title }
    : undefined;
}

const entryOf = <Entry>(entries: Record<string, Entry>, name: string): Entry | undefined =>
  Object.hasOwn(entries, name) ? entries[name] : undefined;
