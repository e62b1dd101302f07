import fc from 'fast-check';
import { LARGEST_SUM, plainPounds } from '../../../../../src/kernel/pence.js';
import {
  quoted,
  readAccountNumber,
  readBankDate,
  readBankPence,
  readDecimalComma,
  readSortCode,
} from '../../../../../src/reconciliation/statement-import/reading/bank-cells.rules.js';

describe('an amount in a bank’s file', () => {
  it.each([
    ['8.99', 899n],
    ['500', 50_000n],
    ['2000', 200_000n],
    ['8.9', 890n],
    ['£1,234.56', 123_456n],
    ['1,234.56', 123_456n],
    ['-£2.00', -200n],
    ['£-2.00', -200n],
    ['-2.00', -200n],
    ['−2.00', -200n],
    ['0.00', 0n],
    ['-0.00', 0n],
    ['-3.77000', -377n],
    [' 12.50 ', 1_250n],
    ['1000000000', LARGEST_SUM],
    ['2.00-', -200n],
    ['(2.00)', -200n],
    ['(£1,234.56)', -123_456n],
    ['2.00 DR', -200n],
    ['2.00CR', 200n],
    ['2.00 od', -200n],
    ["'2.00", 200n],
    ['+2.00', 200n],
    ['£ 12.50', 1_250n],
    ['GBP 12.50', 1_250n],
    ['.50', 50n],
  ])('reads %j as %s pence', (cell, value) => {
    expect(readBankPence(cell)).toEqual({ value });
  });

  it.each([
    ['', 'is not an amount of money: nothing at all'],
    ['-', 'is not an amount of money: “-”'],
    ['£', 'is not an amount of money: “£”'],
    ['1e3', 'is not an amount of money: “1e3”'],
    ['1.234,56', 'is not an amount of money: “1.234,56”'],
    ['1,00', 'is not an amount of money: “1,00”'],
    ['500.', 'is not an amount of money: “500.”'],
    ['-£-2', 'is not an amount of money: “-£-2”'],
    ['-2.00-', 'is not an amount of money: “-2.00-”'],
    ['-2.00 DR', 'is not an amount of money: “-2.00 DR”'],
    ['(2.00', 'is not an amount of money: “(2.00”'],
    ['2.00)', 'is not an amount of money: “2.00)”'],
    ['(-2.00)', 'is not an amount of money: “(-2.00)”'],
    ['#REF!', 'is not an amount of money: “#REF!”'],
    ['€5.00', 'is not an amount of money: “€5.00”'],
    ['\u0661', 'is not an amount of money: “\u0661”'],
    ['8.995', 'has a fraction of a penny: “8.995”'],
    ['8.00001', 'has a fraction of a penny: “8.00001”'],
    ['1000000000.01', 'is more than £1,000,000,000: “1000000000.01”'],
    ['9'.repeat(50), `is more than £1,000,000,000: “${'9'.repeat(39)}…”`],
  ])('refuses %j: it %s', (cell, problem) => {
    expect(readBankPence(cell)).toEqual({ problem });
  });

  it('reads back every sum to the penny', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -LARGEST_SUM, max: LARGEST_SUM }), (value) => {
        expect(readBankPence(plainPounds(value))).toEqual({ value });
      }),
    );
  });
});

it.each([
  ['500,', 50_000n],
  ['1234,5', 123_450n],
  ['-34,51', -3_451n],
  ['34.51', 3_451n],
])('reads %j, where a comma parts pounds from pence, as %s', (text, value) => {
  expect(readDecimalComma(text)).toEqual({ value });
});

it('takes no comma between pounds and pence for one between thousands', () => {
  expect(readDecimalComma('1,234')).toEqual({ problem: 'has a fraction of a penny: “1.234”' });
});

it('reads the month first when told so', () => {
  expect(readBankDate('06/13/2025', 'mdy')).toEqual({ value: '2025-06-13' });
  expect(readBankDate('13/06/2025', 'mdy')).toEqual({
    problem: 'is not in the calendar, the month coming first: “13/06/2025”',
  });
});

describe('a date in a bank’s file', () => {
  it.each([
    ['15/01/2024', '2024-01-15'],
    ['1/2/2024', '2024-02-01'],
    ['01-12-2023', '2023-12-01'],
    ['13 Jun 2025', '2025-06-13'],
    ['13-JUN-2025', '2025-06-13'],
    ['4 September 2026', '2026-09-04'],
    ['2025-06-13', '2025-06-13'],
    ['29/02/2028', '2028-02-29'],
    ['15/01/24', '2024-01-15'],
    ['15/01/98', '1998-01-15'],
    ['15 Jan 24', '2024-01-15'],
    ['January 15, 2024', '2024-01-15'],
    ['20240115', '2024-01-15'],
    ['2024/01/15', '2024-01-15'],
    ['2024-01-15T23:59:00Z', '2024-01-15'],
    ['15/01/2024 09:30', '2024-01-15'],
  ])('reads %j as %s', (cell, value) => {
    expect(readBankDate(cell)).toEqual({ value });
  });

  it.each([
    ['30/02/2024', 'is not in the calendar, the day coming first: “30/02/2024”'],
    ['06/13/2025', 'is not in the calendar, the day coming first: “06/13/2025”'],
    ['31 Jun 2025', 'is not in the calendar, the day coming first: “31 Jun 2025”'],
    ['13 Juno 2025', 'is not in the calendar, the day coming first: “13 Juno 2025”'],
    ['13 Foo 2025', 'is not in the calendar, the day coming first: “13 Foo 2025”'],
    ['29/02/26', 'is not in the calendar, the day coming first: “29/02/26”'],
    ['15/01/124', 'is not a date: “15/01/124”'],
    ['45306', 'is not a date: “45306”'],
    ['########', 'is not a date: “########”'],
    ['', 'is not a date: nothing at all'],
  ])('refuses %j: it %s', (cell, problem) => {
    expect(readBankDate(cell)).toEqual({ problem });
  });
});

it.each([
  ["'99-88-74", { value: '99-88-74' }],
  ['309626', { value: '30-96-26' }],
  ['30 96 26', { value: '30-96-26' }],
  ['30-96-2', { problem: 'is not one: “30-96-2”' }],
  ['', { problem: 'is not one: nothing at all' }],
])('reads the sort code %j as %j', (cell, read) => {
  expect(readSortCode(cell)).toEqual(read);
});

it.each([
  ['12345678', { value: '12345678' }],
  ["'01234567", { value: '01234567' }],
  ['1234567', { value: '01234567' }], // a spreadsheet dropped the nought
  ['1515152252', { value: '1515152252' }],
  ['1.23E+07', { problem: 'is not one: “1.23E+07”' }],
  ['****12345', { problem: 'is not one: “****12345”' }],
])('reads the account number %j as %j', (cell, read) => {
  expect(readAccountNumber(cell)).toEqual(read);
});

it('quotes a cell on one line, and not for ever', () => {
  expect(quoted('  two\n lines ')).toBe('“two lines”');
  expect(quoted('x'.repeat(5_000))).toBe(`“${'x'.repeat(39)}…”`);
});
