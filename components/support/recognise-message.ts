import type { Code } from '#src/registry/names.ts';
import type { Registry } from '#src/registry/registry.ts';
import { readSnapshot, type SupportSnapshot } from '#src/contracts/support-snapshot.ts';
import { cleanText } from './clean-text.ts';
import { findClosestCodes } from './find-closest-codes.ts';
import { type BlockContext } from './block-context.ts';
import { findContext } from './find-context.ts';
import { findPhrases, type FoundPhrase } from './find-phrases.ts';
import { collectPhrases, DECIDING_ORDER, type PhraseKind } from './phrases.ts';

/** Why a code was recognised, and in which words of the text. */
export interface Evidence {
  kind: PhraseKind | 'link';
  text: string;
}

export interface RecognisedCode {
  code: Code;
  evidence: Evidence[];
}

/** What a customer's message says about a block. */
export interface Recognition {
  /** In deciding order; empty where nothing was recognised. */
  codes: RecognisedCode[];
  /** What the message says that the block is about. */
  context: BlockContext;
  /** What a reader copied for support, where the message holds that. */
  snapshot: SupportSnapshot | null;
  /** Where nothing was recognised: the codes that come nearest, best first. */
  closest: Code[];
}

/** Before a code: `/r/…`, `/reasons/…`, `?code=…` or the fragment of a link. */
const LINK_BEFORE = /(?:\/r\/|\/reasons\/|[?&]code=|[\w/]#)$/i;

/** Reads a pasted message or code. Pure: nothing of it is kept or sent anywhere. */
export function recogniseMessage(registry: Registry, message: string): Recognition {
  const text = cleanText(message);
  const found = findPhrases(collectPhrases(registry), text);
  const snapshot = readSnapshot(text);
  const codes = DECIDING_ORDER.flatMap((code) => {
    const evidence = found
      .filter((phrase) => phrase.code === code)
      .map((phrase) => toEvidence(phrase, text));
    return evidence.length > 0 ? [{ code, evidence: withoutRepeats(evidence) }] : [];
  });
  return {
    codes,
    context: findContext(text),
    snapshot,
    closest: codes.length > 0 || snapshot ? [] : findClosestCodes(registry, text),
  };
}

function toEvidence({ kind, text, start }: FoundPhrase, whole: string): Evidence {
  const isLink = kind === 'code' && LINK_BEFORE.test(whole.slice(Math.max(0, start - 12), start));
  return { kind: isLink ? 'link' : kind, text };
}

const withoutRepeats = (evidence: Evidence[]) =>
  evidence.filter(
    ({ kind, text }, at) =>
      evidence.findIndex((each) => each.kind === kind && each.text === text) === at,
  );
