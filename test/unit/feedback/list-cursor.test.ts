import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from '#src/feedback/list-cursor.ts';

const encode = (text: string) => Buffer.from(text).toString('base64url');

describe('the list cursor', () => {
  it('survives the way through an address', () => {
    const position = { created_at: '2026-11-23T06:29:14.123Z', id: 'a-b' };
    const cursor = writeCursor(position);
    expect(encodeURIComponent(cursor)).toBe(cursor);
    expect(readCursor(cursor)).toEqual(position);
  });

  it.each([
    '',
    'abc',
    '%',
    encode('[]'),
    encode('["yesterday","x"]'),
    encode('["2026-11-23T06:29:14.123Z",""]'),
    encode('["2026-11-23T06:29:14.123Z","x",1]'),
    encode('{"created_at":"2026-11-23T06:29:14.123Z","id":"x"}'),
  ])('does not take %j', (cursor) => {
    expect(readCursor(cursor)).toBeNull();
  });
});
