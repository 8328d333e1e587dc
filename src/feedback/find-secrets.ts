import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import validator from 'validator';
import type { Span } from './personal-numbers.ts';

const CONFIG = {
  rules: [
    {
      id: '@secretlint/secretlint-rule-preset-recommend',
      rule: creator,
      rules: [{ id: '@secretlint/secretlint-rule-aws', options: { enableIDScanRule: true } }],
    },
  ],
};

/** Keys of the well-known services, sign-in tokens, and what a reader calls a key or password. */
export async function findSecrets(text: string): Promise<Span[]> {
  if (!couldHoldSecret(text)) return [];
  return [...(await findServiceKeys(text)), ...findTokens(text), ...findNamedSecrets(text)];
}

/** Most comments end here, codes and paths too: a key has digits, a header of its own or a host. */
const couldHoldSecret = (text: string): boolean =>
  (text.match(/\S{12,}/g) ?? []).some((run) => /\d|-{4}|:\/\//.test(run));

async function findServiceKeys(content: string): Promise<Span[]> {
  const { messages } = await lintSource({
    source: { filePath: 'feedback.txt', ext: '.txt', contentType: 'text', content },
    options: { config: CONFIG, noPhysicFilePath: true },
  });
  return messages.map(({ range: [start, end] }) => ({ start, end }));
}

const findTokens = (text: string): Span[] =>
  [...text.matchAll(/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g)]
    .filter(([token]) => validator.isJWT(token))
    .map(({ 0: token, index }) => ({ start: index, end: index + token.length }));

const NAMED_SECRET =
  /\b(?:bearer|(?:api|access|secret)[-_ ]?key|token|secret|password|passwd|pwd)(?: is)?[\s:="']{1,4}([\w.~+/=-]{12,})/gi;

/** Letters and digits mixed: a plain word behind "token" is prose, a code has no digits. */
function findNamedSecrets(text: string): Span[] {
  return [...text.matchAll(NAMED_SECRET)].flatMap(({ 0: all, 1: value = '', index }) => {
    const end = index + all.length;
    const isMixed = /\d/.test(value) && /[a-z]/i.test(value);
    return isMixed ? [{ start: end - value.length, end }] : [];
  });
}
