interface Shortcut {
  /** As the browser calls them; any of them does it. */
  keys: readonly string[];
  /** In the help. */
  does: string;
  group: 'Move' | 'Decide' | 'Everything else';
}

/** The queue's keys, for the handler, the help and the hints in the page: this table is the one place. */
export const SHORTCUTS = {
  next: { keys: ['j'], does: 'Next item', group: 'Move' },
  previous: { keys: ['k'], does: 'Previous item', group: 'Move' },
  open: { keys: ['o'], does: 'Open the item and read on there (Enter as well)', group: 'Move' },
  leave: {
    keys: ['Escape'],
    does: 'Leave a field, then the item, then the selection',
    group: 'Move',
  },
  resolve: { keys: ['e'], does: 'Resolve, and move on to the next', group: 'Decide' },
  assign: { keys: ['a'], does: 'Assign to me; once more: to nobody', group: 'Decide' },
  duplicate: { keys: ['d'], does: 'Duplicate of another item: name it', group: 'Decide' },
  label: { keys: ['l'], does: 'Labels', group: 'Decide' },
  status: { keys: ['s'], does: 'Status', group: 'Decide' },
  note: { keys: ['n'], does: 'Note for reviewers', group: 'Decide' },
  undo: { keys: ['z'], does: 'Undo the last decision (Ctrl+Z as well)', group: 'Decide' },
  select: { keys: ['x'], does: 'Select the item, or not', group: 'Everything else' },
  selectNext: {
    keys: ['J'],
    does: 'Select, and go on with the next',
    group: 'Everything else',
  },
  selectPrevious: {
    keys: ['K'],
    does: 'Select, and go on with the previous',
    group: 'Everything else',
  },
  search: { keys: ['/'], does: 'Search for words', group: 'Everything else' },
  help: { keys: ['?'], does: 'This help', group: 'Everything else' },
} as const satisfies Record<string, Shortcut>;

export type Command = keyof typeof SHORTCUTS;

/** The names of the groups, in the order of the help. */
export const GROUPS: readonly Shortcut['group'][] = ['Move', 'Decide', 'Everything else'];

/** As people read it on their keyboard. */
export const keyLabel = (key: string): string =>
  /^[A-Z]$/.test(key) ? `Shift+${key}` : key === 'Escape' ? 'Esc' : key.toUpperCase();

/** For `aria-keyshortcuts`. */
export const ariaKeys = (command: Command): string => SHORTCUTS[command].keys.join(' ');
