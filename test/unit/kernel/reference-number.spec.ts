import fc from 'fast-check';
import {
  mentionsReference,
  paymentReference,
  referenceNumber,
} from '../../../src/kernel/reference-number.js';

it.each([
  [['OC', 2026, 7], 'OC-2026-0007'],
  [['OC', 2026, 9999], 'OC-2026-9999'],
  [['OC', 2026, 10_000], 'OC-2026-10000'],
] as const)('numbers %j as %s', ([prefix, year, number], reference) => {
  expect(referenceNumber(prefix, year, number)).toBe(reference);
});

it.each([
  ['OC', 2026, 0],
  ['OC', 2026, 1.5],
  ['OC', 26, 1],
  ['oc', 2026, 1],
  ['', 2026, 1],
  ['OC', 2026, Number.NaN],
] as const)('makes no reference from %j, %s and %s', (prefix, year, number) => {
  expect(() => referenceNumber(prefix, year, number)).toThrow('No reference from');
});

it('names an instalment in no more than the bank carries', () => {
  expect(paymentReference('OC-2026-0007', 1)).toBe('OC-2026-0007-1');
  expect(paymentReference('LONG-2026-0007', 999)).toHaveLength(18);
});

it.each([
  ['LONG-2026-10000', 100],
  ['OC-2026-0007', 0],
  ['OC-2026-0007', 1.5],
])('tells the bank no reference for %s, instalment %s', (reference, instalment) => {
  expect(() => paymentReference(reference, instalment)).toThrow(
    'Not a reference that a bank carries',
  );
});

it.each([
  ['OC-2026-0007-1', true],
  ['FPO WIVENHOE LUNCH CLUB OC-2026-0007-1 083210 10 01DEC26', true],
  ['oc-2026-0007-1', true],
  ['OC202600071', true],
  ['OC 2026 0007 1', true],
  ['REF:OC/2026/0007/1.', true],
  ['OC-2026-0007-12', false],
  ['OC-2026-0007', false],
  ['DOC-2026-0007-1', false],
  ['OC-2026-0017-1', false],
  ['', false],
])('%j mentions OC-2026-0007-1: %s', (text, mentioned) => {
  expect(mentionsReference(text, 'OC-2026-0007-1')).toBe(mentioned);
});

it('looks for nothing but references', () => {
  expect(() => mentionsReference('anything', '.*')).toThrow('Not a reference: .*');
});

it('finds a reference wherever a pattern would, however the bank has written it', () => {
  const reference = 'OC-2026-0007-1';
  const pattern = /(?<![A-Z0-9])OC[-/. ]?2026[-/. ]?0007[-/. ]?1(?![0-9])/i;
  const piece = fc.constantFrom(
    ...['OC', 'oc', 'O', '2026', '0007', '1', '12', '-', '/', ' ', '.', '_', 'X'],
    ...['OC2026', '00071', 'OC-2026-0007-1', 'FPO '],
  );

  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')),
      (text) => {
        expect(mentionsReference(text, reference)).toBe(pattern.test(text));
      },
    ),
    { numRuns: 2_000 },
  );
});
