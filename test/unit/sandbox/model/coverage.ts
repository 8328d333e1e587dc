/** How often each kind of event occurred since counting started. */
const counts = new Map<string, number>();

/** From here on: what another file of tests covered does not count. */
export function startCounting(): void {
  counts.clear();
}

/** Counts one. */
export function cover(what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** How often each must have occurred at the end, or the test shows little. */
const LEAST: Record<string, number> = {
  histories: 1_000,
  'checkout opened': 400,
  'checkout resumed': 25,
  'checkout replaced': 80,
  'checkouts opened together': 35,
  'checkout refused: billing_blocked': 80,
  'checkout refused: past_due': 50,
  'checkout refused: money_in_flight': 60,
  'checkout refused: role': 25,
  'page takes payment': 45,
  'page refuses payment': 12,
  'paid: success': 250,
  'paid: slow': 55,
  'paid: failure': 4,
  'paid: expiry': 4,
  'paid: dispute_later': 25,
  'paid: late_delivery': 30,
  'paid what was closed': 200,
  'bank says paid': 15,
  'bank says failed': 15,
  'payment failed': 25,
  'payment expired': 4,
  'pack delivered': 200,
  'plan delivered': 120,
  'purchase arrived late': 30,
  'event applied': 600,
  'event repeated': 900,
  'event that is outdated': 40,
  'event arrives together with itself': 40,
  'same event under a new id': 30,
  'everything replayed': 70,
  refund: 80,
  'refund of a plan': 30,
  'refund succeeded after spending': 10,
  'refund while a run is at work': 10,
  dispute: 80,
  'dispute by itself': 20,
  'dispute while a run is at work': 10,
  'dispute won': 4,
  'dispute lost': 50,
  'dispute lost after spending': 15,
  'payment taken back before its purchase arrived': 4,
  'plan revoked': 45,
  'spent credits invoiced': 25,
  'invoice shrank': 4,
  'invoice settled': 14,
  'subscription recovered': 10,
  'plan selected': 20,
  'run started': 180,
  'run repeated': 35,
  'run key_reused': 35,
  'run refused': 250,
  'run refused: blocked': 45,
  'run broken': 45,
  'run at work': 160,
  'late run done': 4,
  'late run broken': 70,
  'runs together': 65,
  'credit back to a payment that was taken back': 4,
  'credit back to an old month': 25,
  'month ended': 12,
  'credits expired': 35,
  'run interrupted': 80,
  'process ended half-way': 130,
  'process ended between paid and delivered': 50,
  'process ended at a run': 30,
};

/** The events that occurred less often than they must; empty where the histories are rich. */
export function listMissing(): string[] {
  return Object.entries(LEAST)
    .filter(([what, count]) => (counts.get(what) ?? 0) < count)
    .map(([what, count]) => `${what}: ${counts.get(what) ?? 0} of at least ${count}`);
}
