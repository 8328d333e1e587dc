import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData } from '#src/feedback/find-personal-data.ts';
import { ACTIONS, CODES, FIELD_NAMES, GUIDE_SLUGS, STEP_IDS } from '#src/registry/names.ts';

const found = async (text: string) =>
  (await findPersonalData(text)).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
/** Written in pieces, so that nobody's scanner takes this file for a leak. */
const joined = (...parts: string[]) => parts.join('');
const github = joined('ghp', '_0123456789abcdefghijABCDEFGHIJ012345');
const stripe = joined('sk', '_live_4eC39HqLyjWDarjtT1zdp7dcAAAA');
const jwt = joined(
  'eyJhbGciOiJIUzI1NiJ9',
  '.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
);

describe('findPersonalData', () => {
  it.each<[string, [string, string][]]>([
    ['Write to jane.doe+x@example.co.uk.', [['email', 'jane.doe+x@example.co.uk']]],
    [
      '(jane@x.com), Jörg <jörg@müller.de>!',
      [
        ['email', 'jane@x.com'],
        ['email', 'jörg@müller.de'],
      ],
    ],
    ['I am finance@sandbox.test', [['email', 'finance@sandbox.test']]],
    [
      'mailto:a@b.io;c@d.org',
      [
        ['email', 'a@b.io'],
        ['email', 'c@d.org'],
      ],
    ],
    ['Card 4242 4242 4242 4242 fails', [['card', '4242 4242 4242 4242']]],
    [
      '4000056655665556 12/28, or 3782-822463-10005.',
      [
        ['card', '4000056655665556'],
        ['card', '3782-822463-10005'],
      ],
    ],
    ['On 24 5555555555554444 it says no', [['card', '5555555555554444']]],
    ['DE89 3704 0044 0532 0130 00 is my account', [['iban', 'DE89 3704 0044 0532 0130 00']]],
    ['GB29NWBK60161331926819', [['iban', 'GB29NWBK60161331926819']]],
    ['Call +44 20 7946 0958 now', [['phone', '+44 20 7946 0958']]],
    [`Use ${github} please`, [['secret', github]]],
    [`${stripe}`, [['secret', stripe]]],
    [`Authorization: Bearer ${jwt}`, [['secret', jwt]]],
    ['my password is hunter2hunter2', [['secret', 'hunter2hunter2']]],
    ['api_key=0f3a9c2d4e5f60718293', [['secret', '0f3a9c2d4e5f60718293']]],
  ])('finds in %j', async (text, findings) => {
    expect(await found(text)).toEqual(findings);
  });

  it.each([
    'Which balance pays for it? All of step 3, and 1 299.00 of 10,000,000 credits.',
    'see fix-tasks/fix_ready, reports/rep_credit_balance_exhausted, prj_ready, acc_x',
    'commit 0f3a9c2d4e5f60718293a4b5c6d7e8f901234567, or eb5888a',
    'version 13.15.35, 1.2.3-rc.4, node@24.1.0, @astrojs/node@10.0.1',
    '2026-11-24T08:00:00.000Z, 2026-11-24 13:24, 1700000000000, 1732449601',
    '550e8400-e29b-41d4-a716-446655440000 cs_test_a1b2c3',
    'order 1234567890123456, 4111111111111112, 0000 0000 0000 0000',
    '192.168.1.10:4321 and https://example.com/a?b=c#d',
    'The token CREDIT_BALANCE_EXHAUSTED is secret: nobody explains it',
    'remaining_fix_credits: 12345678901; @reviewer thanks; 2 + 2 = 4',
    '500-1000-2000, pages 1 - 20, 30 40 50 60 70 80 90',
    'The password page says reset-password-by-mail',
  ])('finds nothing in %j', async (text) => {
    expect(await found(text)).toEqual([]);
  });

  it('takes no name of the registry for personal data, in any sentence', async () => {
    const names = [...CODES, ...FIELD_NAMES, ...STEP_IDS, ...GUIDE_SLUGS, ...ACTIONS];
    for (const name of names) {
      const text = `The token ${name}: is it my password? "${name}" (${name}), ${name.toLowerCase()}@`;
      expect(await found(text)).toEqual([]);
    }
  });

  it('stays inside the text, in order and apart, whatever is typed', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('a@b.io', '4242 4242 4242 4242', '+44 20 7946 0958', stripe, jwt, ' ', '\n'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const finding of await findPersonalData(text)) {
          expect(finding.start).toBeGreaterThanOrEqual(end);
          expect(finding.end).toBeGreaterThan(finding.start);
          end = finding.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });
});
