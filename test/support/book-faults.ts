/** Runs, as opposed to what was seeded, spend from here. */
const OF_RUN = `source in (select run_id from sandbox_run)`;
const TAKES_CREDIT = `action <> 'monitoring'`;

/** What must never be found in the product's books, whatever happened. */
const FAULTS: Record<string, string> = {
  'an entry out of order, off its balance or below zero': `
    select entry_id from (
      select entry_id, sequence, balance_after, row_number() over w as nth, sum(amount) over w as total
      from sandbox_ledger window w as (partition by account_id, balance order by sequence))
    where sequence <> nth or balance_after <> total or balance_after < 0`,
  'a balance that is not the ledger’s': [
    'credit_balance',
    'remaining_fix_credits',
    'ai_credit_balance',
  ]
    .map(
      (field) => `select account_id from sandbox_account a where ${field} is not coalesce(
        (select sum(amount) from sandbox_ledger l
         where l.account_id = a.account_id and balance = '${field}'), 0)`,
    )
    .join(' union all '),
  'a lot that came twice': `
    select source from sandbox_ledger where kind in ('purchase', 'grant')
    group by source, balance having count(*) > 1`,
  'a lot below zero': `
    select lot_id from sandbox_ledger group by lot_id having sum(amount) < 0`,
  'an entry in a lot of another account or balance': `
    select e.entry_id from sandbox_ledger e join sandbox_ledger lot on lot.entry_id = e.lot_id
    where lot.account_id <> e.account_id or lot.balance <> e.balance`,
  'credits bought with a payment that is not there': `
    select source from sandbox_ledger where kind = 'purchase' and source not in
      (select id from provider_object where kind = 'session' and status = 'paid')`,
  'a run that was debited or restored twice': `
    select source from sandbox_ledger where kind in ('debit', 'restore') and ${OF_RUN}
    group by source, kind having count(*) > 1`,
  'a run without its debit': `
    select run_id from sandbox_run r where ${TAKES_CREDIT} and not exists
      (select 1 from sandbox_ledger where kind = 'debit' and amount = -1
       and source = r.run_id and entry_id = r.entry_id and account_id = r.account_id)`,
  'a debit or a credit back of a run that is not there': `
    select entry_id from sandbox_ledger where source glob 'run_*' and not ${OF_RUN}`,
  'a failed run that kept its credit, or another that got it back': `
    select run_id from sandbox_run r where ${TAKES_CREDIT} and (status = 'failed') <> exists
      (select 1 from sandbox_ledger where kind = 'restore' and source = r.run_id)`,
  'two sessions that can be paid': `
    select account_id from provider_object where kind = 'session' and status = 'open'
    group by account_id having count(*) > 1`,
  'two live checkouts': `
    select account_id from sandbox_transaction
    where kind = 'checkout' and status in ('open', 'processing', 'paid')
    group by account_id having count(*) > 1`,
  'a checkout that was replaced while it could still be paid': `
    select transaction_id from sandbox_transaction where status = 'replaced' and not exists
      (select 1 from provider_object where id = transaction_id and status = 'expired')`,
  'a webhook that was remembered and not applied': `
    select w.webhook_id from sandbox_webhook w join provider_object p on p.id = w.object_id
    left join sandbox_transaction t on t.transaction_id = w.object_id
    where (w.type = 'session.paid' and t.status <> 'delivered'
        and (t.status <> 'paid' or t.deliver_at is null))
      or (p.kind in ('refund', 'dispute') and (t.status is null
        or w.type <> p.kind || '.open' and w.type <> p.kind || '.' || t.status))`,
};

/** One statement that finds them all: each row's `fault` says what is wrong, and where. */
export const BOOK_FAULTS = Object.entries(FAULTS)
  .map(([name, sql]) => `select '${name}: ' || t.what as fault from (${nameColumn(sql)}) t`)
  .join(' union all ');

function nameColumn(sql: string): string {
  return `with found(what) as (${sql}) select what from found`;
}
