import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrateDatabase, openDatabase } from '#src/server/db.ts';
import {
  networkOf,
  readSignInWait,
  recordSignInFailure,
  signInKeys,
  signInLimitMigrations,
} from '#src/server/sign-in-limits.ts';
import type { SignInLimitTables } from '#src/server/sign-in-limits.ts';

const NOON = new Date('2026-11-23T12:00:00.000Z');
const after = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
const FROM_HERE = signInKeys('a@site.test', '10.0.0.1');

let dataDir: string;
let db: Kysely<SignInLimitTables>;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'reasonbook-limits-'));
  db = openDatabase<SignInLimitTables>(dataDir);
  await migrateDatabase(db, signInLimitMigrations, dataDir);
});
afterEach(async () => {
  await db.destroy();
  rmSync(dataDir, { recursive: true });
});

async function fail(times: number, at = NOON, keys = FROM_HERE): Promise<void> {
  for (let done = 0; done < times; done += 1) await recordSignInFailure(db, keys, at);
}

describe('the count of failed sign-ins', () => {
  it('lets the tenth attempt pass and holds the eleventh until the minute is over', async () => {
    await fail(9);
    expect(await readSignInWait(db, FROM_HERE, after(1))).toBe(0);
    await fail(1, after(1));
    expect(await readSignInWait(db, FROM_HERE, after(2))).toBe(58);
    expect(await readSignInWait(db, FROM_HERE, after(59.9))).toBe(1);
    expect(await readSignInWait(db, FROM_HERE, after(60))).toBe(0);
  });

  it('starts over after its minute', async () => {
    await fail(9);
    await fail(1, after(61));
    expect(await readSignInWait(db, FROM_HERE, after(62))).toBe(0);
  });

  it('holds an e-mail from every network, and a network for every e-mail', async () => {
    await fail(10);
    expect(await readSignInWait(db, signInKeys('A@Site.test', '10.9.9.9'), NOON)).toBe(60);
    expect(await readSignInWait(db, signInKeys('b@site.test', '10.0.0.1'), NOON)).toBe(60);
    expect(await readSignInWait(db, signInKeys('b@site.test', '10.9.9.9'), NOON)).toBe(0);
  });

  it('keeps no address and no e-mail, and drops what is over', async () => {
    await fail(1);
    await fail(1, after(61), signInKeys('b@site.test', '10.9.9.9'));
    const rows = await db.selectFrom('sign_in_failures').selectAll().execute();
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/site\.test|10\./);
  });
});

describe('networkOf', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
