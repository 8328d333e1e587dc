import { CompiledQuery, type Kysely } from 'kysely';
import type { PaymentProvider } from '#src/sandbox/provider/payment-provider.ts';
import type { SandboxTables } from '#src/sandbox/tables.ts';

/** Money of an account that is on its way, or whose purchase has not arrived. */
const IN_FLIGHT = `
  select p.id from provider_object p
  join sandbox_transaction t on t.transaction_id = p.id
  where p.kind = 'session' and p.account_id = ? and p.id <> ?
    and (p.status = 'processing' or (p.status = 'paid' and t.status <> 'delivered'))
    and not exists (select 1 from provider_object known where known.id = ?)`;

const OPEN = `select id from provider_object
  where kind = 'session' and status = 'open' and account_id = ?`;

/** The same provider; notes each session that is opened where none may be. */
export function watchProvider(
  provider: PaymentProvider,
  db: Kysely<SandboxTables>,
  faults: string[],
): PaymentProvider {
  const count = async (sql: string, ...values: string[]) =>
    (await db.executeQuery(CompiledQuery.raw(sql, values))).rows.length;
  return {
    ...provider,
    createSession: async (charge) => {
      const { id, account_id } = charge;
      const inFlight = await count(IN_FLIGHT, account_id, id, id);
      const session = await provider.createSession(charge);
      if (inFlight > 0 && session.status === 'open') faults.push(`opened beside money: ${id}`);
      if ((await count(OPEN, account_id)) > 1) faults.push(`second open session: ${id}`);
      return session;
    },
  };
}
