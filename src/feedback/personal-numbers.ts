import { findPhoneNumbersInText } from 'libphonenumber-js';
import validator from 'validator';

/** From `start` up to, without, `end`. */
export interface Span {
  start: number;
  end: number;
}

/*
 * What could be one is found here, by its letters; whether it is one, the
 * libraries say: check digits, card brands, countries, domains.
 */

/** Runs of what an address can consist of; brackets, quotes and commas stand around it. */
const ADDRESS_LIKE = /[^\s<>()[\]{}"'“”„’,;:|\\/]+/gu;

export function findEmails(text: string): Span[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(ADDRESS_LIKE)].flatMap(({ 0: run, index }) => {
    const bare = run.replace(/^[.!?*_~-]+/, '');
    const address = bare.replace(/[.!?*_~-]+$/, '');
    const start = index + run.length - bare.length;
    return validator.isEmail(address) ? [{ start, end: start + address.length }] : [];
  });
}

const DIGIT_GROUPS = /(?<![\p{L}\p{N}_.-])\d[\d -]{10,40}(?![\p{L}\p{N}_])/gu;

/** A date may stand beside the number: any groups that follow each other can be the card. */
export function findCards(text: string): Span[] {
  return [...text.matchAll(DIGIT_GROUPS)].flatMap(({ 0: run, index }) => {
    const groups = [...run.matchAll(/\d+/g)].map((group) => ({
      start: group.index,
      end: group.index + group[0].length,
    }));
    const found = groups.flatMap(({ start }, first) =>
      groups
        .slice(first)
        .map(({ end }) => ({ start, end }))
        .filter((span) => isCard(run.slice(span.start, span.end))),
    );
    return found.map(({ start, end }) => ({ start: index + start, end: index + end }));
  });
}

function isCard(written: string): boolean {
  const digits = written.replace(/\D/g, '');
  return digits.length >= 12 && digits.length <= 19 && validator.isCreditCard(digits);
}

const IBAN_LIKE = /(?<![\p{L}\p{N}_-])[a-z]{2}\d{2}(?: ?[a-z\d]){11,34}(?![\p{L}\p{N}_-])/giu;

/** Words behind the number look as if they went on with it: the longest part that is one counts. */
export function findIbans(text: string): Span[] {
  return [...text.matchAll(IBAN_LIKE)].flatMap(({ 0: run, index }) => {
    const ends = [run.length, ...[...run.matchAll(/ /g)].map((space) => space.index).reverse()];
    const end = ends.find((at) => validator.isIBAN(run.slice(0, at)));
    return end === undefined ? [] : [{ start: index, end: index + end }];
  });
}

/** International ones only: any long number is a phone number of some country. */
export function findPhones(text: string): Span[] {
  if (!text.includes('+')) return [];
  return findPhoneNumbersInText(text).map(({ startsAt: start, endsAt: end }) => ({ start, end }));
}
