import { productCatalog } from '#src/registry/catalog.ts';
import { BALANCE_FIELDS, type BalanceField } from '#src/registry/names.ts';
import { type Account, type HeardTakeBack, type Lot, type Run } from './facts.ts';
import { cover } from './coverage.ts';

/** The first moment of the month after. */
export function nextMonth(at: number): string {
  const date = new Date(at);
  date.setUTCMonth(date.getUTCMonth() + 1, 1);
  return `${date.toISOString().slice(0, 10)}T00:00:00.000Z`;
}

/** A plan's credits of one month. */
export function grantMonth(account: Account, source: string, expires: string): void {
  const plan = productCatalog.plans.find(({ key }) => key === account.package_key);
  for (const balance of BALANCE_FIELDS) {
    addLot(account, { source, balance, amount: plan?.monthly_credits[balance] ?? 0, expires });
  }
}

/** Credits that come together; none leave no trace. */
export function addLot(account: Account, lot: Omit<Lot, 'left' | 'spent'>): void {
  if (lot.amount > 0) account.lots.push({ ...lot, left: lot.amount, spent: 0 });
}

/** What expires first is used first, then what came first. Null without a credit. */
export function useCredit({ lots }: Account, balance: BalanceField): Lot | null {
  const last = (lot: Lot) => (lot.expires === null ? Infinity : Date.parse(lot.expires));
  const usable = lots.filter((lot) => lot.balance === balance && lot.left > 0);
  const [first] = usable.toSorted((a, b) => last(a) - last(b));
  if (!first) return null;
  first.left -= 1;
  first.spent += 1;
  return first;
}

/** A month that is over: what it granted and is left goes; a plan that goes on grants the next. */
export function renew(account: Account, now: number): void {
  const due = account.resets;
  if (due === null || Date.parse(due) > now) return;
  cover('month ended');
  for (const lot of account.lots) {
    if (lot.expires === null || lot.expires > due || lot.left === 0) continue;
    cover('credits expired');
    lot.left = 0;
  }
  const goesOn =
    account.entitlement === 'active' &&
    ['active', 'trialing', 'none'].includes(account.subscription);
  account.resets = goesOn ? nextMonth(now) : null;
  if (account.resets) grantMonth(account, `month:${account.id}:${due}`, account.resets);
}

/** A run that failed: its credit goes back to where it came from, and from there if that is owed. */
export function giveBack(account: Account, { lot }: Run): void {
  if (!lot) return;
  lot.left += 1;
  lot.spent -= 1;
  if (lot.expires !== null && account.resets !== lot.expires) cover('credit back to an old month');
  for (const [id, heard] of account.take_backs) {
    if (heard.session !== lot.source || !isFinal(heard)) continue;
    cover('credit back to a payment that was taken back');
    takeBack(account, id, heard);
  }
}

/** Whether the payment is gone for good. */
export const isFinal = ({ kind, status }: Pick<HeardTakeBack, 'kind' | 'status'>) =>
  kind === 'refund' || status === 'lost';

/** Unspent credits go; for spent ones an invoice asks their share of the price. */
export function takeBack(account: Account, id: string, heard: HeardTakeBack): void {
  const lots = account.lots.filter(({ source }) => source === heard.session);
  let bought = 0;
  let spent = 0;
  for (const lot of lots) {
    lot.left = 0;
    bought += lot.amount;
    spent += lot.spent;
  }
  heard.shortfall = spent;
  if (account.plan_checkout === heard.session) revokePlan(account);
  const price = account.checkouts.get(heard.session)?.price ?? 0;
  askFor(account, id, spent === 0 ? 0 : Math.ceil((price * spent) / bought));
}

function revokePlan(account: Account): void {
  cover('plan revoked');
  account.entitlement = 'revoked';
  account.subscription = 'canceled';
  account.plan_checkout = null;
}

function askFor({ invoices }: Account, about: string, amount: number): void {
  const invoice = invoices.get(`in_${about}`);
  if (!invoice && amount > 0) {
    cover('spent credits invoiced');
    invoices.set(`in_${about}`, { amount, status: 'open', about });
  }
  if (invoice?.status !== 'open') return;
  if (amount < invoice.amount) cover('invoice shrank');
  invoice.amount = amount;
  if (amount === 0) invoice.status = 'void';
}

/** What is left of a balance. */
export const balanceOf = ({ lots }: Account, balance: BalanceField): number =>
  lots.reduce((sum, lot) => sum + (lot.balance === balance ? lot.left : 0), 0);
