import { afterEach, beforeEach, vi } from 'vitest';

const METHODS = ['log', 'info', 'debug', 'warn', 'error'] as const;
let printed: string[] = [];

// What a test did not expect on the console is a failure that nobody looked at.
beforeEach(() => {
  printed = [];
  for (const method of METHODS) {
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      printed.push(`console.${method}: ${parts.map(String).join(' ')}`);
    });
  }
});

afterEach(() => {
  for (const method of METHODS) vi.mocked(console[method]).mockRestore();
  if (printed.length > 0) throw new Error(`Unexpected console output:\n${printed.join('\n')}`);
});
