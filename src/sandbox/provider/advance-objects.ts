import { moveObject } from './provider-objects.ts';
import type { ProviderDesk } from './sandbox-provider.ts';
import { disputeSession } from './test-controls.ts';

/** Lets everything happen whose time has come: slow payments, later disputes, sessions' ends. */
export async function advanceObjects(desk: ProviderDesk): Promise<void> {
  const due = await desk.db
    .selectFrom('provider_object')
    .select(['id', 'status', 'due_step'])
    .where('due_at', '<=', desk.now().toISOString())
    .execute();
  for (const { id, status, due_step } of due) {
    if (due_step === 'disputed') await dispute(desk, id);
    else if (due_step) await moveObject(desk, id, { from: [status], to: due_step });
  }
}

async function dispute(desk: ProviderDesk, sessionId: string): Promise<void> {
  await disputeSession(desk, sessionId);
  await desk.db
    .updateTable('provider_object')
    .set({ due_at: null, due_step: null })
    .where('id', '=', sessionId)
    .execute();
}
