import { problem } from './problem.ts';
import type { Reader, UserRole } from './reader.ts';

/** A value, or the answer that refuses the call. */
export type Guarded<T> = { ok: true; value: T } | { ok: false; response: Response };

/** The signed-in reader, or a 401. */
export function requireReader(locals: { reader: Reader | null }): Guarded<Reader> {
  if (!locals.reader) return { ok: false, response: problem('NOT_SIGNED_IN') };
  return { ok: true, value: locals.reader };
}

/** The signed-in reader with that role, or a 401 or 403. */
export function requireRole(locals: { reader: Reader | null }, role: UserRole): Guarded<Reader> {
  const reader = requireReader(locals);
  if (!reader.ok || reader.value.roles.includes(role)) return reader;
  return { ok: false, response: problem('ROLE_REQUIRED') };
}
