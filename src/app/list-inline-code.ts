import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { InlineCode } from '#src/contracts/build-info.ts';

/** What on-demand pages may write into themselves, as Astro tells it while it builds. */
export interface OnDemandCode {
  scripts: Set<string>;
  styles: Set<string>;
}

/** Notes what the on-demand pages of a build have inline: nobody can read it from a file. */
export function noteOnDemandCode(noted: OnDemandCode): AstroIntegration {
  return {
    name: 'note-on-demand-code',
    hooks: {
      'astro:build:ssr': ({ manifest }) => {
        for (const [, content] of manifest.inlinedScripts) noted.scripts.add(content);
        for (const { styles } of manifest.routes) {
          for (const style of styles) if (style.type === 'inline') noted.styles.add(style.content);
        }
      },
    },
  };
}

/** The hashes of all that any page of the build has inline, for the policy that lets it run. */
export async function listInlineCode(
  clientDir: string,
  { scripts, styles }: OnDemandCode,
): Promise<InlineCode> {
  const found = { scripts: new Set(scripts), styles: new Set(styles) };
  const entries = await readdir(clientDir, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter(({ name }) => name.endsWith('.html'))) {
    const html = await readFile(join(entry.parentPath, entry.name), 'utf8');
    const inPage = findInlineCode(html);
    for (const script of inPage.scripts) found.scripts.add(script);
    for (const style of inPage.styles) found.styles.add(style);
  }
  return { scripts: hashAll(found.scripts), styles: hashAll(found.styles) };
}

/** What a page runs or styles from its own text. A script of a data type is only read. */
export function findInlineCode(html: string): { scripts: string[]; styles: string[] } {
  const scripts: string[] = [];
  const styles: string[] = [];
  for (const [, tag, attributes = '', content = ''] of html.matchAll(INLINE)) {
    if (tag === 'style') styles.push(content);
    else if (!/\ssrc=/.test(attributes) && isRun(attributes)) scripts.push(content);
  }
  return { scripts, styles };
}

const INLINE = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/g;

function isRun(attributes: string): boolean {
  const type = /\stype="([^"]*)"/.exec(attributes)?.[1] ?? '';
  return ['', 'module', 'text/javascript'].includes(type);
}

/** As a policy writes it. */
export const hashInline = (content: string) =>
  `sha256-${createHash('sha256').update(content).digest('base64')}`;

const hashAll = (contents: Set<string>) => [...contents].map(hashInline).sort();
