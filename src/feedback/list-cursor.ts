import { z } from 'zod';

/** The last item of a page; the next page starts after it. */
export interface ListPosition {
  created_at: string;
  id: string;
}

const CursorSchema = z.tuple([z.iso.datetime(), z.string().min(1).max(100)]);

/** Opaque to callers, so that the order may change without breaking them. */
export function writeCursor(position: ListPosition): string {
  return Buffer.from(JSON.stringify([position.created_at, position.id])).toString('base64url');
}

/** Null for anything that `writeCursor` cannot have written. */
export function readCursor(cursor: string): ListPosition | null {
  if (!/^[\w-]+$/.test(cursor)) return null;
  const parsed = CursorSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  return parsed.success ? { created_at: parsed.data[0], id: parsed.data[1] } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
