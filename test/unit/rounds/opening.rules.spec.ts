import { londonInstant } from '../../../src/kernel/london.js';
import {
  refusalsToOpen,
  slugOf,
  type RoundTerms,
} from '../../../src/rounds/opening/opening.rules.js';
import { readBudgets, readCriteria } from '../../../src/rounds/opening/opening-rows.rules.js';
import { equalPayments } from '../../../src/rounds/payment-plan/payment-plan.rules.js';

const now = londonInstant('2026-11-23', '10:00');

const sound: RoundTerms = {
  title: 'Winter Resilience 2026',
  summary: 'Warm places and hot meals',
  panelId: 'a panel',
  opensAt: londonInstant('2026-12-01', '09:00'),
  closesAt: londonInstant('2027-01-29', '12:00'),
  scoreBy: '2027-02-12',
  smallestPence: 50_000n,
  largestPence: 1_000_000n,
  parts: equalPayments(2),
  returnMonths: [6, 12],
  budgets: [{ fundId: 'lottery', budgetPence: 4_000_000n }],
  criteria: [{ name: 'Need', question: 'Who needs it?', weight: 30 }],
};

function refused(change: Partial<RoundTerms>): unknown[] {
  return refusalsToOpen({ ...sound, ...change }, now).map(({ code, field }) => [code, field]);
}

describe('the terms of a round', () => {
  it('are taken when they are sound', () => {
    expect(refused({})).toEqual([]);
  });

  it('may have one size for all', () => {
    expect(refused({ smallestPence: 100_000n, largestPence: 100_000n })).toEqual([]);
  });

  it('may open in the past, to open at once', () => {
    expect(refused({ opensAt: londonInstant('2026-11-01', '09:00') })).toEqual([]);
  });

  it.each<[string, string, Partial<RoundTerms>]>([
    ['title-without-words', 'title', { title: '!!!' }],
    ['title-without-words', 'title', { title: 'New' }],
    ['closes-before-it-opens', 'closesOn', { closesAt: sound.opensAt }],
    [
      'closed-already',
      'closesOn',
      { opensAt: londonInstant('2026-11-01', '09:00'), closesAt: now },
    ],
    ['scored-before-it-closes', 'scoreBy', { scoreBy: '2027-01-28' }],
    ['largest-below-smallest', 'largest', { largestPence: 49_999n }],
    ['largest-over-budget', 'largest', { largestPence: 4_000_001n }],
    ['no-fund', 'budgets', { budgets: [] }],
    ['no-criterion', 'criterion-1-name', { criteria: [] }],
  ])('are refused: %s at %s', (code, field, change) => {
    expect(refused(change)).toEqual([[code, field]]);
  });

  it('let scores be due on the day the round closes', () => {
    expect(refused({ scoreBy: '2027-01-29' })).toEqual([]);
  });

  it('are refused for every reason at once', () => {
    expect(refused({ title: '?', budgets: [], criteria: [], scoreBy: '2026-12-01' })).toHaveLength(
      4,
    );
  });
});

it.each([
  ['Winter Resilience 2026', 'winter-resilience-2026'],
  ['  Carers’ café & music!  ', 'carers-cafe-music'],
  ['A'.repeat(80), 'a'.repeat(60)],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  ['¿?', ''],
])('makes the address of %j: %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

describe('budgets typed beside the funds', () => {
  const funds = [
    { id: 'a', name: 'Lottery' },
    { id: 'b', name: 'Alliance' },
    { id: 'c', name: 'County' },
  ];

  it('leave out a fund that is left empty, and one that is not there', () => {
    expect(readBudgets({ a: '40,000', b: ' ', z: '1' }, funds)).toEqual({
      rows: [{ fundId: 'a', budgetPence: 4_000_000n }],
      refusals: [],
    });
  });

  it('are refused each at its own field', () => {
    const { rows, refusals } = readBudgets({ a: '0', b: '1e21', c: '-5' }, funds);

    expect(rows).toEqual([]);
    expect(refusals.map(({ field }) => field)).toEqual(['budget-a', 'budget-b', 'budget-c']);
    expect(refusals[0]?.message).toBe('Budget from Lottery: The amount must be more than £0');
  });
});

describe('criteria typed in rows', () => {
  const need = { name: 'Need', question: 'Who needs it?', weight: '30', descriptors: '' };
  const empty = { name: '', question: '', weight: '20', descriptors: '' };

  it('leave out a row without name and question', () => {
    expect(readCriteria([empty, need])).toEqual({
      rows: [{ name: 'Need', question: 'Who needs it?', weight: 30 }],
      refusals: [],
    });
  });

  it('say what the points mean in six lines, or leave that to the usual ones', () => {
    const lines = ['None', 'Poor', 'Weak', 'Fair', 'Good', 'Best'];

    const { rows } = readCriteria([{ ...need, descriptors: ` ${lines.join(' \r\n\r\n')} ` }]);

    expect(rows[0]?.descriptors).toEqual(lines);
  });

  it.each([
    ['criterion-1-name', { ...need, name: '' }],
    ['criterion-1-name', { ...need, name: 'x'.repeat(101) }],
    ['criterion-1-question', { ...need, question: '' }],
    ['criterion-1-question', { ...need, question: 'x'.repeat(301) }],
    ['criterion-1-weight', { ...need, weight: '' }],
    ['criterion-1-weight', { ...need, weight: '0' }],
    ['criterion-1-weight', { ...need, weight: '101' }],
    ['criterion-1-weight', { ...need, weight: '2.5' }],
    ['criterion-1-descriptors', { ...need, descriptors: '0\n1\n2\n3\n4' }],
    ['criterion-1-descriptors', { ...need, descriptors: '0\n1\n2\n3\n4\n5\n6' }],
    ['criterion-1-descriptors', { ...need, descriptors: `0\n1\n2\n3\n4\n${'5'.repeat(301)}` }],
  ])('are refused at %s', (field, row) => {
    expect(readCriteria([row]).refusals.map((refusal) => refusal.field)).toEqual([field]);
  });
});
