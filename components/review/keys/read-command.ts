import { SHORTCUTS, type Command } from './shortcuts.ts';

/** What of a key press decides. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** Where the press went: a field takes letters for itself. */
  isTyping: boolean;
}

/**
 * What a key asks for; null where it is not ours: somebody types, holds a modifier,
 * or presses another key. Escape alone leaves a field too.
 */
export function readCommand(press: KeyPress): Command | null {
  const { key, ctrlKey, metaKey, altKey, isTyping } = press;
  if (altKey) return null;
  if (ctrlKey || metaKey) return !isTyping && key === 'z' ? 'undo' : null;
  const command = COMMANDS.find((each) =>
    (SHORTCUTS[each].keys as readonly string[]).includes(key),
  );
  if (!command || (isTyping && command !== 'leave')) return null;
  return command;
}

const COMMANDS = Object.keys(SHORTCUTS) as Command[];
