import { describe, expect, it } from 'vitest';
import { describeBatch } from '#components/review/describe-batch.ts';
import { readCommand } from '#components/review/keys/read-command.ts';
import { ariaKeys, SHORTCUTS } from '#components/review/keys/shortcuts.ts';
import { mergeTyped } from '#components/review/merge-typed.ts';
import type { FeedbackEvent } from '#src/contracts/feedback-event.ts';
import type { FeedbackItem } from '#src/contracts/feedback.ts';
import { readItemId } from '#src/feedback/read-item-id.ts';

const event = (
  changes: FeedbackEvent['changes'],
  undo_of: number | null = null,
): FeedbackEvent => ({
  feedback_id: 'a',
  version: 2,
  actor: { id: 'u1', email: 'a@b.test' },
  changes,
  undo_of,
  created_at: '2026-11-24T08:00:00.000Z',
});

describe('describeBatch', () => {
  it.each<[string, FeedbackEvent[]]>([
    ['Nothing to change: it is so already.', []],
    ['1 item resolved.', [event({ status: { from: 'new', to: 'resolved' } })]],
    [
      '2 items assigned to a@b.test, relabelled.',
      [
        event({ assignee: { from: null, to: 'a@b.test' } }),
        event({ labels: { from: [], to: ['x'] } }),
      ],
    ],
    ['1 item assigned to nobody.', [event({ assignee: { from: 'a@b.test', to: null } })]],
    ['Undone: 1 item as before.', [event({ status: { from: 'spam', to: 'new' } }, 2)]],
  ])('%s', (text, events) => {
    expect(describeBatch(events)).toBe(text);
  });
});

describe('readCommand', () => {
  const press = (key: string, changes = {}) =>
    readCommand({
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      isTyping: false,
      ...changes,
    });

  it('gives each key of the table to one command, and takes it as the table has it', () => {
    const keys = Object.values(SHORTCUTS).flatMap((shortcut) => [...shortcut.keys]);
    expect(new Set(keys).size).toBe(keys.length);
    for (const [command, shortcut] of Object.entries(SHORTCUTS)) {
      for (const key of shortcut.keys) expect(press(key)).toBe(command);
    }
    expect(ariaKeys('search')).toBe('/');
  });

  it.each(['ctrlKey', 'metaKey', 'altKey'])('leaves keys with %s to the browser', (modifier) => {
    for (const key of ['j', 'e', '?', '/']) expect(press(key, { [modifier]: true })).toBeNull();
  });

  it('leaves a field its letters, and its own undo; Escape leaves it', () => {
    for (const key of ['j', 'e', 'z', '/', '?']) expect(press(key, { isTyping: true })).toBeNull();
    expect(press('z', { isTyping: true, ctrlKey: true })).toBeNull();
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('Escape', { isTyping: true })).toBe('leave');
  });
});

it('shows a field that was left alone as it is now, and keeps what was typed', () => {
  const item = {
    status: 'resolved',
    assignee: 'a@b.test',
    labels: ['x'],
    duplicate_of: null,
  } as unknown as FeedbackItem;
  const since = [
    event({ status: { from: 'new', to: 'triaged' }, labels: { from: [], to: ['x'] } }),
    event({
      status: { from: 'triaged', to: 'resolved' },
      assignee: { from: null, to: 'a@b.test' },
    }),
  ];
  const typed = { status: 'new', assignee: '', labels: 'mine', note: 'Long.', version: '1' };
  expect(mergeTyped(item, typed, since)).toEqual({
    values: { ...typed, status: 'resolved', assignee: 'a@b.test' },
    contested: ['labels'],
  });
  expect(mergeTyped(item, { ...typed, status: 'spam' }, since).contested).toEqual([
    'status',
    'labels',
  ]);
});

it('finds an item’s id in its address', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  expect(readItemId(`http://localhost:4321/review?status=new&item=${id}#item-${id}`)).toBe(id);
  expect(readItemId(` ${id} `)).toBe(id);
  expect(readItemId('nonsense')).toBe('nonsense');
});
