import fc from 'fast-check';
import { bankTextOf } from '../../../src/payments/bank-file/bank-text.rules.js';
import type { FileFacts } from '../../../src/payments/bank-file/file-facts.rules.js';
import {
  layoutCodes,
  LAYOUTS,
  payDayOf,
  refusalsOfLayout,
} from '../../../src/payments/bank-file/layouts.rules.js';

const facts: FileFacts = {
  runReference: 'PR-2026-0012',
  runNumber: 12,
  ownName: 'Community Trust Colchester',
  ownSortCode: '300000',
  ownAccountNumber: '10203040',
  serviceUserNumber: '123456',
  madeOn: '2026-11-23',
  payOn: '2026-11-24',
  payments: [
    {
      reference: 'OC-2026-0001-1',
      payeeName: 'Monkwick Carers’ Morning, CIO',
      sortCode: '200000',
      accountNumber: '55779911',
      amountPence: 2_475_00n,
    },
    {
      reference: 'OC-2026-0002-1',
      payeeName: 'Café Zoë & Friends',
      sortCode: '089999',
      accountNumber: '06374958',
      amountPence: 5n,
    },
  ],
};

const GOLDEN: Readonly<Record<(typeof layoutCodes)[number], readonly string[]>> = {
  lloyds: [
    'H,20261123,12',
    'FPS,20261124,2475.00,PR-2026-0012,300000-10203040,MONKWICK CARERS MO,55779911,200000,OC-2026-0001-1',
    'FPS,20261124,0.05,PR-2026-0012,300000-10203040,CAFE ZOE & FRIENDS,06374958,089999,OC-2026-0002-1',
    'T',
  ],
  barclays: [
    '200000,MONKWICK CARERS MO,55779911,2475.00,OC-2026-0001-1,99',
    '089999,CAFE ZOE & FRIENDS,06374958,0.05,OC-2026-0002-1,99',
  ],
  bankline: [
    ',,,01,,,,,,,,,30000010203040,,,,2475.00,,24112026,,,,,,200000,,,,,,55779911,,MONKWICK CARERS MO,,,,OC-2026-0001-1,,,',
    ',,,01,,,,,,,,,30000010203040,,,,0.05,,24112026,,,,,,089999,,,,,,06374958,,CAFE ZOE & FRIENDS,,,,OC-2026-0002-1,,,',
  ],
  plain: [
    'Payee name,Sort code,Account number,Amount,Reference',
    'MONKWICK CARERS MO,200000,55779911,2475.00,OC-2026-0001-1',
    'CAFE ZOE & FRIENDS,089999,06374958,0.05,OC-2026-0002-1',
  ],
  'standard-18': [
    'VOL1000012                               123456                                1',
    'HDR1A123456S  112345600001200010001       26327 26329 000000                    ',
    'HDR2F0200000100                                   00                            ',
    'UHL1 26328999999    000000001 DAILY  012                                        ',
    '200000557799110993000001020304' +
      '0    00000247500COMMUNITY TRUST COOC-2026-0001-1    MONKWICK CARERS MO',
    '089999063749580993000001020304' +
      '0    00000000005COMMUNITY TRUST COOC-2026-0002-1    CAFE ZOE & FRIENDS',
    '300000102030400173000001020304' +
      '0    00000247505PR-2026-0012      CONTRA            COMMUNITY TRUST CO',
    'EOF1A123456S  112345600001200010001       26327 26329 000001                    ',
    'EOF2F0200000100                                   00                            ',
    'UTL10000000247505000000024750500000010000002                                    ',
  ],
};

describe.each(layoutCodes)('%s', (code) => {
  it('is written to the letter', () => {
    expect(LAYOUTS[code].write(facts)).toBe(GOLDEN[code].map((line) => `${line}\r\n`).join(''));
  });
});

it('has labels of 80 and payments of 100 characters in Standard 18, and equal totals, whatever is paid', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          amountPence: fc.bigInt({ min: 1n, max: 99_999_999_999n }),
          payeeName: fc.string(),
        }),
        { minLength: 1, maxLength: 30 },
      ),
      (some) => {
        const payments = some.map((each) => ({
          reference: 'OC-2026-0001-1',
          sortCode: '200000',
          accountNumber: '55779911',
          ...each,
        }));
        const total = some.reduce((sum, { amountPence }) => sum + amountPence, 0n);
        if (total > 99_999_999_999n) return;
        const lines = LAYOUTS['standard-18']
          .write({ ...facts, payments })
          .split('\r\n')
          .slice(0, -1);
        const isLabel = (line: string): boolean => /^(VOL|HDR|UHL|EOF|UTL)/.test(line);
        expect(lines.every((line) => line.length === (isLabel(line) ? 80 : 100))).toBe(true);
        expect(lines.at(-1)?.slice(4, 30)).toBe(total.toString().padStart(13, '0').repeat(2));
        expect(lines.join('')).toMatch(/^[A-Z0-9.&/ -]*$/);
      },
    ),
  );
});

it('has no room for a sum of twelve digits: it stops rather than pay another', () => {
  const [payment] = facts.payments;
  if (!payment) throw new Error('No payment');
  const payments = [{ ...payment, amountPence: 100_000_000_000n }];

  expect(() => LAYOUTS['standard-18'].write({ ...facts, payments })).toThrow('no room');
});

it('says what of a name the bank will not carry', () => {
  expect(bankTextOf('Monkwick Carers’ Morning', 18)).toEqual({
    text: 'MONKWICK CARERS MO',
    isCut: true,
  });
  expect(bankTextOf('  Café "Zoë", (CIC) ', 18)).toEqual({ text: 'CAFE ZOE CIC', isCut: false });
});

it('asks Bacs for the next working day, and a bank’s page for today or the first day it is open', () => {
  expect(payDayOf(LAYOUTS['standard-18'], '2026-12-24')).toBe('2026-12-29');
  expect(payDayOf(LAYOUTS.lloyds, '2026-11-23')).toBe('2026-11-23');
  expect(payDayOf(LAYOUTS.lloyds, '2026-12-25')).toBe('2026-12-29');
});

it.each([
  [{ serviceUserNumber: '', ownAccountNumber: '10203040' }, ['serviceUserNumber']],
  [{ serviceUserNumber: '123456', ownAccountNumber: '1515152252' }, ['layout']],
  [{ serviceUserNumber: '123456', ownAccountNumber: '10203040' }, []],
])('refuses Bacs to %j', (own, fields) => {
  expect(refusalsOfLayout(LAYOUTS['standard-18'], own).map(({ field }) => field)).toEqual(fields);
  expect(refusalsOfLayout(LAYOUTS.plain, own)).toEqual([]);
});
