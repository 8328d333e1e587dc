import { search } from 'nlcst-search';
import { toString } from 'nlcst-to-string';
import retextIndefiniteArticle from 'retext-indefinite-article';
import retextRepeatedWords from 'retext-repeated-words';
import retextSimplify from 'retext-simplify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import type { Finding } from './finding.ts';
import type { Prose } from './read-prose.ts';

/** More words than this, and a reader under pressure reads the sentence twice. */
export const MAX_WORDS = 25;

/** Words that say nothing, or that talk down to the reader; and what to do instead. */
const BANNED: Record<string, string> = {
  simply: 'Leave it out: it is not simple for whoever reads it.',
  just: 'Leave it out.',
  easily: 'Leave it out: say what to do.',
  obviously: 'Leave it out.',
  basically: 'Leave it out.',
  actually: 'Leave it out.',
  'of course': 'Leave it out.',
  please: 'Leave it out: say what to do.',
  'note that': 'Leave it out: say it.',
  seamless: 'Say what happens.',
  seamlessly: 'Say what happens.',
  leverage: 'Use "use".',
  utilize: 'Use "use".',
  'click here': 'Name what the link leads to.',
  via: 'Use "through", "by" or "with".',
  'e.g.': 'Use "for example".',
  'i.e.': 'Use "that is".',
  etc: 'Name the rest, or leave it out.',
};

const lint = unified().use(retextRepeatedWords).use(retextIndefiniteArticle).use(retextSimplify);

/** Sentences that are too long, words that say nothing, long words for short ones, slips of the pen. */
export async function checkProse(all: readonly Prose[]): Promise<Finding[]> {
  const findings = await Promise.all(
    all.map(async (prose) => [
      ...checkSentences(prose),
      ...checkBanned(prose),
      ...(await runRetext(prose)),
    ]),
  );
  return findings.flat();
}

function checkSentences({ file, tree, firstLine }: Prose): Finding[] {
  const findings: Finding[] = [];
  visit(tree, 'SentenceNode', (sentence) => {
    const words = sentence.children.filter(
      ({ type }) => type === 'WordNode' || type === 'SourceNode',
    );
    if (words.length <= MAX_WORDS) return;
    findings.push({
      file,
      line: lineIn(firstLine, sentence),
      cause: `A sentence has ${words.length} words: "${opening(sentence)} …"`,
      remedy: `Make two of it: ${MAX_WORDS} words are the most.`,
    });
  });
  return findings;
}

const opening = (sentence: object) =>
  toString(sentence as Parameters<typeof toString>[0])
    .split(/\s+/)
    .slice(0, 4)
    .join(' ');

function checkBanned({ file, tree, firstLine }: Prose): Finding[] {
  const findings: Finding[] = [];
  search(tree, Object.keys(BANNED), ([node], _index, _parent, phrase) => {
    findings.push({
      file,
      line: lineIn(firstLine, node),
      cause: `"${phrase}" says nothing to the reader`,
      remedy: BANNED[phrase] ?? 'Leave it out.',
    });
  });
  return findings;
}

async function runRetext({ file, tree, firstLine }: Prose): Promise<Finding[]> {
  const report = new VFile();
  await lint.run(tree, report);
  return report.messages.map(({ reason, line, source, actual, expected }) => ({
    file,
    line: firstLine + (line ?? 1) - 1,
    cause:
      source === 'retext-simplify'
        ? `"${actual?.toLowerCase()}" is not plain`
        : reason.replaceAll('`', '"'),
    remedy: expected?.length ? `Write "${expected.join('" or "')}".` : 'Leave it out.',
  }));
}

export function lineIn(firstLine: number, node: { position?: unknown } | undefined): number {
  const { start } = (node?.position ?? { start: { line: 1 } }) as { start: { line: number } };
  return firstLine + start.line - 1;
}
