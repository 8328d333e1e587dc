/**
 * Kleene's three values as ordered numbers: `all` is the minimum, `any` the
 * maximum and `not` the mirror image.
 */
export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;
export type Truth = typeof FALSE | typeof UNKNOWN | typeof TRUE;

export const truthOf = (value: boolean): Truth => (value ? TRUE : FALSE);
export const negate = (value: Truth): Truth => (TRUE - value) as Truth;
