import fc from 'fast-check';
import {
  carries,
  firstThatFits,
  fits,
  refusalsToWrite,
  type RuleWords,
} from '../../../../src/reconciliation/bank-rules/bank-rules.rules.js';

const rule: RuleWords = {
  bankAccountId: null,
  direction: 'out',
  words: 'account charges',
  leastPence: null,
  mostPence: null,
  outcome: 'bank-charge',
  fundId: 'fund',
};
const line = {
  bankAccountId: 'here',
  amountPence: -600n,
  type: 'PAY',
  description: 'MONTHLY ACCOUNT   CHARGES',
};

describe('what a rule speaks of', () => {
  it('is its words, whatever the capitals and spaces, the way the money goes', () => {
    expect(fits(rule, line)).toBe(true);
    expect(fits(rule, { ...line, amountPence: 600n })).toBe(false);
    expect(fits({ ...rule, words: 'interest' }, line)).toBe(false);
  });

  it('is sums from and up to, without their sign', () => {
    expect(fits({ ...rule, leastPence: 600n, mostPence: 600n }, line)).toBe(true);
    expect(fits({ ...rule, leastPence: 601n }, line)).toBe(false);
    expect(fits({ ...rule, mostPence: 599n }, line)).toBe(false);
  });

  it('is one account, or any', () => {
    expect(fits({ ...rule, bankAccountId: 'here' }, line)).toBe(true);
    expect(fits({ ...rule, bankAccountId: 'there' }, line)).toBe(false);
  });

  it('is said by the first that fits', () => {
    const second = { ...rule, outcome: 'ignored' as const };

    expect(firstThatFits([{ ...rule, words: 'no such' }, rule, second], line)).toBe(rule);
    const none: readonly RuleWords[] = [];
    expect(firstThatFits(none, line)).toBeUndefined();
  });
});

describe('words with stars', () => {
  it('are found in their order', () => {
    expect(carries('GROSS INTEREST TO 3 NOV DEPOSIT', 'interest*deposit')).toBe(true);
    expect(carries('DEPOSIT INTEREST', 'interest*deposit')).toBe(false);
    expect(carries('A+B (C)', 'a+b (c)')).toBe(true); // nothing else is special
  });

  it('take no longer than the text is long, however many stars there are', () => {
    // One that went back over what it tried would not end before the sun does.
    expect(carries('A'.repeat(20_000), `${'A*'.repeat(2_000)}B`)).toBe(false);
  });

  it('are found wherever they were put, whatever stands between', () => {
    const word = fc.stringMatching(/^[A-Z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), word, (words, between) => {
        expect(carries(words.join(between), words.join('*').toLowerCase())).toBe(true);
      }),
    );
  });
});

describe('writing a rule', () => {
  const codes = (more: Partial<RuleWords>): string[] =>
    refusalsToWrite({ ...rule, ...more }).map(({ code }) => code);

  it('is refused with every reason', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ words: '* a b' })).toEqual(['words-too-short']);
    expect(codes({ leastPence: 2n, mostPence: 1n })).toEqual(['sums-out-of-order']);
    expect(codes({ outcome: 'receipt', fundId: null })).toEqual(['other-direction', 'no-fund']);
    expect(codes({ outcome: 'ignored', fundId: null })).toEqual([]);
    expect(codes({ direction: 'in' })).toEqual(['other-direction']);
  });
});
