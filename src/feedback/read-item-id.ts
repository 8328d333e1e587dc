/** An item's id, also out of its address in the queue, which is what reviewers have at hand. */
export function readItemId(typed: string): string {
  const text = typed.trim();
  return /[?&]item=([0-9a-f-]{36})\b/i.exec(text)?.[1] ?? text;
}
