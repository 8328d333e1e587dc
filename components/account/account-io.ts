import type { Get } from './read-answers.ts';

/** Everything the store needs from the browser. Times are milliseconds. */
export interface AccountIo {
  get: Get;
  /** Marks the signed-in session; null when signed out. */
  readMarker(): string | null;
  forgetMarker(): void;
  readSearch(): string;
  writeSearch(search: string): void;
  isVisible(): boolean;
  now(): number;
  /** Calls once after a while; returns how to stop it. */
  startTimer(run: () => void, wait: number): () => void;
}
