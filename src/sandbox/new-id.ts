import { randomUUID } from 'node:crypto';

/** A new id with the prefix that says what it is: `cs_`, `run_`. */
export const newId = (prefix: string): string =>
  `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
