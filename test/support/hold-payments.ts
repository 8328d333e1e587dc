import { changeDatabase } from './change-database.ts';

const HOUR_MS = 3_600_000;
const inAnHour = () => new Date(Date.now() + HOUR_MS).toISOString();

/** Payments and purchases on their way stay there, however long a test looks at that. */
export function holdPayments(dbPath: string): void {
  changeDatabase(dbPath, (db) => {
    db.prepare(`update provider_object set due_at = ? where due_step = 'paid'`).run(inAnHour());
    db.prepare('update sandbox_transaction set deliver_at = ? where deliver_at is not null').run(
      inAnHour(),
    );
  });
}

/** Purchases on their way are due: they arrive when the books are next looked after, within 15 s. */
export function releasePurchases(dbPath: string): void {
  const now = new Date().toISOString();
  changeDatabase(dbPath, (db) => {
    db.prepare('update sandbox_transaction set deliver_at = ? where deliver_at > ?').run(now, now);
  });
}
