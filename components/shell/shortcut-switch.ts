const SWITCH = 'reasonbook-shortcuts';

/** Whether single keys act; readers who speak or tremble can turn them off (WCAG 2.1.4). */
export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(SWITCH) !== 'off';
  } catch {
    // Storage can be forbidden; then the switch lasts as long as the page.
    return true;
  }
}

/** Remembers the choice in this browser. */
export function switchShortcuts(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(SWITCH);
    else localStorage.setItem(SWITCH, 'off');
  } catch {
    // As above.
  }
}
