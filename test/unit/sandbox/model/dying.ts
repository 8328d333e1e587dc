import type { PaymentProvider } from '#src/sandbox/provider/payment-provider.ts';
import type { Sandbox } from '#src/sandbox/sandbox.ts';

const NEVER = new Promise<never>(() => {});

/**
 * The same product in a process that ends at its `steps`-th step: a step is a
 * change that was written, or a call to the provider, before and after it.
 * `died` resolves then, and nothing of it goes on.
 */
export function dieAfter(
  sandbox: Sandbox,
  steps: number,
): { dying: Sandbox; died: Promise<'died'> } {
  const { promise: died, resolve } = Promise.withResolvers<'died'>();
  let left = steps;
  const isDead = () => {
    left -= 1;
    if (left >= 0) return false;
    resolve('died');
    return true;
  };
  const live = async () => void (isDead() && (await NEVER));
  const dying = {
    ...sandbox,
    provider: aroundCalls(sandbox.provider, live),
    changes: {
      ...sandbox.changes,
      // Told once the change is written: the one place between it and what comes next.
      notify: () => {
        if (isDead()) throw new Error('The process has ended.');
      },
    },
    work: async (...run: Parameters<Sandbox['work']>) => {
      await live();
      return sandbox.work(...run);
    },
  };
  return { dying, died };
}

/** The same product where calls to the provider take their time: so many turns each. */
export function slowDown(sandbox: Sandbox, turns: readonly number[]): Sandbox {
  let calls = 0;
  const wait = async () => {
    for (let left = turns[calls++ % turns.length] ?? 0; left > 0; left -= 1) await null;
  };
  return { ...sandbox, provider: aroundCalls(sandbox.provider, wait) };
}

function aroundCalls(provider: PaymentProvider, pause: () => Promise<void>): PaymentProvider {
  const around =
    <Input, Output>(call: (input: Input) => Promise<Output>) =>
    async (input: Input) => {
      await pause();
      const output = await call(input);
      await pause();
      return output;
    };
  return {
    createSession: around(provider.createSession),
    expireSession: around(provider.expireSession),
    payInvoice: around(provider.payInvoice),
    retrieve: around(provider.retrieve),
    list: around(provider.list),
  };
}
