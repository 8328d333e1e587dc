import { afterEach, beforeEach, vi } from 'vitest';

const METHODS = ['log', 'info', 'debug', 'warn', 'error'] as const;
let printed: string[] = [];
let spies: { mockRestore: () => void }[] = [];

// What a test did not expect on the console is a failure that nobody looked at.
beforeEach(() => {
  printed = [];
  spies = METHODS.map((method) =>
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      printed.push(`console.${method}: ${parts.map(String).join(' ')}`);
    }),
  );
});

afterEach(() => {
  for (const spy of spies) spy.mockRestore();
  if (printed.length > 0) throw new Error(`Unexpected console output:\n${printed.join('\n')}`);
});
