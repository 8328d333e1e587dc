import type { MarkdownHeading } from 'astro';
import type { Registry } from '#src/registry/registry.ts';

/**
 * Headings for "On this page". Those that components render are missing from
 * what MDX reports, so the source is walked: each `##` takes the next reported
 * heading, each `<Step>` and `<Reason>` brings its own.
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
  if (code) return { depth: 3, slug: code, text: code };
  const entry = Object.entries(registry.steps).find(([id]) => id === step)?.[1];
  return step && entry ? { depth: 3, slug: step, text: entry.title } : undefined;
}
