import type { Delivery } from '#src/contracts/payment-form.ts';
import { newId } from '../new-id.ts';
import type { Kysely, Selectable, Transaction } from 'kysely';
import {
  ProviderObjectSchema,
  type ProviderKind,
  type ProviderObject,
} from './payment-provider.ts';
import type { ProviderDesk } from './sandbox-provider.ts';
import type { ProviderObjectTable, ProviderTables } from './tables.ts';

/** How late a late event is. */
export const LATE_MS = 6_000;

interface NewObject {
  kind: ProviderKind;
  id: string;
  account_id: string;
  amount_cents: number;
  status: string;
  session_id?: string;
  due_at?: string;
  due_step?: string;
}

/** Adds an object unless its id (or, for refunds and disputes, its session) has one. */
export async function createObject(desk: ProviderDesk, object: NewObject): Promise<boolean> {
  const at = desk.now().toISOString();
  const isNew = await desk.db.transaction().execute(async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('provider_object')
      .values({
        session_id: null,
        due_at: null,
        due_step: null,
        ...object,
        delivery: 'at_once',
        created_at: at,
        updated_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) return false;
    if (object.kind === 'refund' || object.kind === 'dispute') {
      await addEvent(trx, { ...object, delivery: 'at_once' }, at);
    }
    return true;
  });
  if (isNew) desk.wake();
  return isNew;
}

interface Move {
  from: readonly string[];
  to: string;
  /** What the provider does next by itself, and when. */
  later?: { due_at: string; due_step: string } | null;
  delivery?: Delivery;
}

/** Moves an object on, with the event about it, in one; false where it is not at `from`. */
export async function moveObject(desk: ProviderDesk, id: string, move: Move): Promise<boolean> {
  const at = desk.now().toISOString();
  const moved = await desk.db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('provider_object')
      .set({
        status: move.to,
        due_at: move.later?.due_at ?? null,
        due_step: move.later?.due_step ?? null,
        ...(move.delivery && { delivery: move.delivery }),
        updated_at: at,
      })
      .where('id', '=', id)
      .where('status', 'in', move.from)
      .returningAll()
      .executeTakeFirst();
    if (row) await addEvent(trx, row, at);
    return row !== undefined;
  });
  if (moved) desk.wake();
  return moved;
}

async function addEvent(
  trx: Transaction<ProviderTables>,
  object: { kind: ProviderKind; id: string; status: string; delivery: string },
  at: string,
): Promise<void> {
  const late = new Date(Date.parse(at) + LATE_MS).toISOString();
  const due = { at_once: at, twice: at, late, never: null }[object.delivery as Delivery];
  await trx
    .insertInto('provider_event')
    .values({
      event_id: newId('evt'),
      type: `${object.kind}.${object.status}`,
      object_id: object.id,
      created_at: at,
      due_at: due,
      copies: object.delivery === 'twice' ? 2 : 1,
      attempts: 0,
    })
    .execute();
}

/** The object as it is now; null if there is none. */
export async function readObject(
  db: Kysely<ProviderTables>,
  id: string,
): Promise<ProviderObject | null> {
  const row = await db
    .selectFrom('provider_object')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toObject(row) : null;
}

/** Every object of an account, oldest first. */
export async function listObjects(
  db: Kysely<ProviderTables>,
  accountId: string,
): Promise<ProviderObject[]> {
  const rows = await db
    .selectFrom('provider_object')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toObject);
}

const toObject = (row: Selectable<ProviderObjectTable>) => ProviderObjectSchema.parse(row);
