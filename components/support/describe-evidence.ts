import type { Evidence } from './recognise-message.ts';

const sayings = {
  code: (text: string) =>
    /^[A-Z_]+$/.test(text) ? `It names the code.` : `“${text}” is this code in another spelling.`,
  link: () => 'A link in it is about this code.',
  former_name: (text: string) => `“${text}” is a former name of this code.`,
  message: (text: string) => `The product says “${text}” with this code.`,
  title: (text: string) => `“${text}” is this code’s title on our pages.`,
} as const satisfies Record<Evidence['kind'], (text: string) => string>;

/** Why a code was recognised, for whoever pasted the text. */
export const describeEvidence = ({ kind, text }: Evidence): string =>
  sayings[kind](text.replace(/\s+/g, ' '));
