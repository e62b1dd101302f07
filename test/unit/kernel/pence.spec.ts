import fc from 'fast-check';
import {
  formatPence,
  formatPenceExactly,
  LARGEST_SUM,
  plainPounds,
  readPounds,
  sumPence,
} from '../../../src/kernel/pence.js';

const anySum = fc.bigInt({ min: 0n, max: LARGEST_SUM });

describe('an amount as a person types it', () => {
  it.each([
    ['4800', 480_000n],
    ['4,800', 480_000n],
    ['£4,800', 480_000n],
    ['£ 4,800.50', 480_050n],
    ['1,000.10', 100_010n],
    ['1000.1', 100_010n],
    ['0.29', 29n],
    ['0', 0n],
    ['0.00', 0n],
    ['007', 700n],
    [' 12 ', 1_200n],
    ['\u00a012\t', 1_200n],
    ['1,000,000,000', LARGEST_SUM],
    ['0000000000000000001', 100n],
  ])('reads %j as %s pence', (typed, pence) => {
    expect(readPounds(typed)).toEqual({ pence });
  });

  it.each([
    ['', 'Enter an amount in pounds'],
    ['   ', 'Enter an amount in pounds'],
    ['£', 'Enter an amount in pounds'],
    ['-0', 'The amount must not be less than zero'],
    ['-12', 'The amount must not be less than zero'],
    ['−12', 'The amount must not be less than zero'],
    ['-£12', 'The amount must not be less than zero'],
    ['£-12', 'The amount must not be less than zero'],
    ['0.005', 'The amount must be in pounds and whole pence, like 4800 or 4,800.50'],
    ['.125', 'The amount must be in pounds and whole pence, like 4800 or 4,800.50'],
    ['1,000.999', 'The amount must be in pounds and whole pence, like 4800 or 4,800.50'],
    ['1000000000.01', 'The amount must be £1,000,000,000 or less'],
    ['9999999999999', 'The amount must be £1,000,000,000 or less'],
  ])('refuses %j: %s', (typed, problem) => {
    expect(readPounds(typed)).toEqual({ problem });
  });

  it.each([
    ...['1e21', '1,00.5', '1,00', '1000,000', ',100', '1,,000', '0,500', '1 000', '1.', '.5'],
    ...[
      '\u0661\u0662',
      '\uff11\uff12',
      '+5',
      '££5',
      '5p',
      '$5',
      '0x10',
      'NaN',
      'Infinity',
      '5 or 6',
    ],
  ])('asks for pounds when told %j', (typed) => {
    expect(readPounds(typed)).toEqual({
      problem: 'Enter an amount in pounds, like 4800 or 4,800.50',
    });
  });

  it('answers five million digits, where a careless pattern would never end', () => {
    expect(readPounds('9'.repeat(5_000_000))).toHaveProperty('problem');
    expect(readPounds(`${'1,'.repeat(2_500_000)}1`)).toHaveProperty('problem');
  });

  it('reads whatever it has written, to the penny', () => {
    fc.assert(
      fc.property(
        anySum,
        fc.constantFrom(formatPence, formatPenceExactly, plainPounds),
        (pence, write) => {
          expect(readPounds(write(pence))).toEqual({ pence });
        },
      ),
    );
  });

  it('agrees with sums done by hand on the digits, and never with a float', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.nat(99), (pounds, pennies) => {
        const typed = `${pounds}.${pennies.toString().padStart(2, '0')}`;

        expect(readPounds(typed)).toEqual({ pence: BigInt(typed.replace('.', '')) });
      }),
    );
    expect(Math.trunc(Number('1.15') * 100)).toBe(114); // what a float makes of it
    expect(readPounds('1.15')).toEqual({ pence: 115n });
  });

  it('answers anything at all with a sum in range or a sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const read = readPounds(typed);

        if ('pence' in read) expect(read.pence >= 0n && read.pence <= LARGEST_SUM).toBe(true);
        else expect(read.problem).not.toBe('');
      }),
    );
  });
});

describe('an amount as a page shows it', () => {
  it.each([
    [0n, '£0', '£0.00', '0.00'],
    [5n, '£0.05', '£0.05', '0.05'],
    [99_900n, '£999', '£999.00', '999.00'],
    [480_000n, '£4,800', '£4,800.00', '4800.00'],
    [480_050n, '£4,800.50', '£4,800.50', '4800.50'],
    [150_000_000n, '£1,500,000', '£1,500,000.00', '1500000.00'],
    [-5n, '−£0.05', '−£0.05', '-0.05'],
    [-480_000n, '−£4,800', '−£4,800.00', '-4800.00'],
  ])('%s pence: %s, in a column %s, in a file %s', (pence, short, exact, plain) => {
    expect([formatPence(pence), formatPenceExactly(pence), plainPounds(pence)]).toEqual([
      short,
      exact,
      plain,
    ]);
  });
});

it('adds up, and nothing adds up to nothing', () => {
  expect(sumPence([])).toBe(0n);
  expect(sumPence([10n, 20n, -5n])).toBe(25n);
});
