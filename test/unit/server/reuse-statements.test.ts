import SqliteDatabase from 'better-sqlite3';
import { expect, it } from 'vitest';
import { reuseStatements } from '#src/server/reuse-statements.ts';

it('answers while the same statement is being read from', () => {
  const db = reuseStatements(new SqliteDatabase(':memory:'));
  db.prepare('create table item (id integer)').run([]);
  for (const id of [1, 2, 3]) db.prepare('insert into item values (?)').run([id]);
  const ids = 'select id from item where id > ? order by id';
  const reading = db.prepare(ids).iterate([0]);
  expect(reading.next().value).toEqual({ id: 1 });
  expect(db.prepare(ids).all([2])).toEqual([{ id: 3 }]);
  expect([...reading]).toEqual([{ id: 2 }, { id: 3 }]);
  db.close();
});

it('sees columns that were added since', () => {
  const db = reuseStatements(new SqliteDatabase(':memory:'));
  db.prepare('create table item (id integer)').run([]);
  db.prepare('insert into item values (?)').run([1]);
  expect(db.prepare('select * from item').all([])).toEqual([{ id: 1 }]);
  db.prepare("alter table item add column name text default 'none'").run([]);
  expect(db.prepare('select * from item').all([])).toEqual([{ id: 1, name: 'none' }]);
  db.close();
});

it('keeps on working past as many statements as it keeps', () => {
  const db = reuseStatements(new SqliteDatabase(':memory:'));
  for (let number = 0; number < 700; number += 1) {
    expect(db.prepare(`select ${number % 400} as number`).all([])).toEqual([
      { number: number % 400 },
    ]);
  }
  db.close();
});
