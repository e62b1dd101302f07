import fc from 'fast-check';
import { outstandingOf } from '../../../src/payments/asked-back/asked-back.rules.js';
import {
  monthlyParts,
  refusalsToAskBack,
  refusalsToOpen,
  refusalsToProposeWriteOff,
  refusalsToWithdraw,
  refusalsToWriteOff,
  withReceipts,
  type ClawbackFacts,
  type Proposed,
  type WriteOffFacts,
} from '../../../src/monitoring/clawback/clawback.rules.js';
import {
  EXPLAINED_ALONE_PENCE,
  needsTwo,
  refusalsToClose,
  refusalsToConfirm,
  unexplainedOf,
  type AwardBalance,
  type ClosureFacts,
} from '../../../src/monitoring/closure/closure.rules.js';

const codes = (refusals: readonly { code: string }[]): string[] => refusals.map(({ code }) => code);
const pence = fc.bigInt({ min: 0n, max: 10_000_000n });

const balance: AwardBalance = {
  awardedPence: 480_000n,
  unsentPence: 80_000n,
  paidPence: 400_000n,
  spentPence: 370_000n,
  returnedPence: 30_000n,
  writtenOffPence: 0n,
  outstandingPence: 0n,
};
const ready: ClosureFacts = {
  status: 'active',
  balance,
  openReturns: [],
  underWay: [],
  isClawbackProposed: false,
};

describe('the balance of an award', () => {
  it('is nil when what was paid is spent, returned or written off, to the penny', () => {
    fc.assert(
      fc.property(pence, pence, pence, pence, (paid, spent, returned, off) => {
        const unexplained = unexplainedOf({
          ...{ paidPence: paid, spentPence: spent },
          ...{ returnedPence: returned, writtenOffPence: off },
        });
        expect(unexplained + spent + returned + off).toBe(paid);
      }),
    );
  });

  it('takes two people above the limit, in either direction', () => {
    const off = (by: bigint): AwardBalance => ({ ...balance, spentPence: 370_000n - by });
    expect(needsTwo(off(0n))).toBe(false);
    expect(needsTwo(off(EXPLAINED_ALONE_PENCE))).toBe(false);
    expect(needsTwo(off(EXPLAINED_ALONE_PENCE + 1n))).toBe(true);
    expect(needsTwo(off(-EXPLAINED_ALONE_PENCE - 1n))).toBe(true);
  });
});

describe('refusalsToClose', () => {
  it('closes an active grant whose sums come out, without words', () => {
    expect(refusalsToClose(ready, '')).toEqual([]);
  });

  it('says everything that stands in the way at once', () => {
    const facts: ClosureFacts = {
      ...{ status: 'active', openReturns: [2, 3], underWay: ['OC-2026-0101-2'] },
      isClawbackProposed: true,
      balance: { ...balance, outstandingPence: 5_000n, spentPence: 0n },
    };
    expect(codes(refusalsToClose(facts, ''))).toEqual([
      ...['return-open', 'return-open', 'payment-under-way'],
      ...['clawback-proposed', 'asked-back', 'balance-not-nil'],
    ]);
  });

  it('takes an explanation, also where more was spent than paid', () => {
    const over = { ...ready, balance: { ...balance, spentPence: 370_001n } };
    expect(refusalsToClose(over, '')).toMatchObject([
      { code: 'balance-not-nil', field: 'explanation' },
    ]);
    expect(refusalsToClose(over, 'They paid a penny themselves')).toEqual([]);
  });

  it('closes nothing that is not active', () => {
    expect(codes(refusalsToClose({ ...ready, status: 'complete' }, ''))).toEqual([
      'award-complete',
    ]);
    expect(codes(refusalsToClose({ ...ready, status: 'offered' }, ''))).toEqual(['award-offered']);
  });
});

describe('refusalsToConfirm', () => {
  const proposed = { proposedBy: 'cora', explanation: 'Receipts were lost in the flood' };

  it('lets another person confirm what has not changed', () => {
    expect(refusalsToConfirm(ready, proposed, 0n, 'ade')).toEqual([]);
  });

  it('refuses the same person, other sums, and what nobody proposed', () => {
    expect(codes(refusalsToConfirm(ready, proposed, 0n, 'cora'))).toEqual(['same-person']);
    expect(codes(refusalsToConfirm(ready, proposed, 100n, 'ade'))).toEqual(['balance-changed']);
    expect(codes(refusalsToConfirm(ready, undefined, undefined, 'ade'))).toEqual(['not-proposed']);
  });
});

describe('asking money back', () => {
  const facts: ClawbackFacts = {
    ...{ paidPence: 400_000n, returnedPence: 30_000n, unspentPence: 20_000n },
    ...{ outstandingPence: 0n, isProposed: false, today: '2026-11-23' },
  };
  const asked = {
    cause: 'misspent',
    amountPence: 370_000n,
    count: 3,
    firstOn: '2026-11-24',
  } as const;

  it('asks for all that was paid and has not come back, and not for a penny more', () => {
    expect(refusalsToAskBack(facts, asked)).toEqual([]);
    expect(refusalsToAskBack(facts, { ...asked, amountPence: 370_001n })).toMatchObject([
      { code: 'more-than-paid', field: 'amount' },
    ]);
  });

  it('asks for no more than was not spent, where that is the cause', () => {
    const unspent = { ...asked, cause: 'not-spent', amountPence: 20_000n } as const;
    expect(refusalsToAskBack(facts, unspent)).toEqual([]);
    expect(codes(refusalsToAskBack(facts, { ...unspent, amountPence: 20_001n }))).toEqual([
      'more-than-unspent',
    ]);
    expect(codes(refusalsToAskBack({ ...facts, unspentPence: -1n }, unspent))).toEqual([
      'more-than-unspent',
    ]);
  });

  it('asks for one sum at a time, from tomorrow, in parts of a penny at least', () => {
    expect(codes(refusalsToAskBack({ ...facts, outstandingPence: 1n }, asked))).toEqual([
      'outstanding',
    ]);
    expect(
      codes(
        refusalsToAskBack(
          { ...facts, isProposed: true },
          { ...asked, amountPence: 2n, firstOn: '2026-11-23' },
        ),
      ),
    ).toEqual(['proposed-already', 'day-past', 'too-many-parts']);
  });

  it('is decided by another person, once, and only while the money is there', () => {
    const proposed: Proposed = {
      status: 'proposed',
      cause: 'misspent',
      amountPence: 370_000n,
      proposedBy: 'cora',
    };
    expect(refusalsToOpen(facts, proposed, 'ade')).toEqual([]);
    expect(codes(refusalsToOpen(facts, proposed, 'cora'))).toEqual(['same-person']);
    expect(codes(refusalsToOpen({ ...facts, returnedPence: 30_001n }, proposed, 'ade'))).toEqual([
      'more-than-paid',
    ]);
    expect(codes(refusalsToOpen(facts, { ...proposed, status: 'open' }, 'ade'))).toEqual([
      'not-proposed',
    ]);
    expect(refusalsToWithdraw(proposed)).toEqual([]);
    expect(codes(refusalsToWithdraw({ status: 'open' }))).toEqual(['not-proposed']);
  });

  it('is written off by two, while something is to come', () => {
    const open: WriteOffFacts = {
      status: 'open',
      outstandingPence: 100n,
      proposedBy: null,
      isWrittenOff: false,
    };
    expect(refusalsToProposeWriteOff(open)).toEqual([]);
    expect(codes(refusalsToProposeWriteOff({ ...open, outstandingPence: 0n }))).toEqual([
      'nothing-to-come',
    ]);
    expect(codes(refusalsToProposeWriteOff({ ...open, proposedBy: 'cora' }))).toEqual([
      'proposed-already',
    ]);
    expect(codes(refusalsToWriteOff(open, 'ade'))).toEqual(['not-proposed']);
    expect(refusalsToWriteOff({ ...open, proposedBy: 'cora' }, 'ade')).toEqual([]);
    expect(codes(refusalsToWriteOff({ ...open, proposedBy: 'cora' }, 'cora'))).toEqual([
      'same-person',
    ]);
    expect(
      codes(refusalsToWriteOff({ ...open, proposedBy: 'cora', outstandingPence: 0n }, 'ade')),
    ).toEqual(['nothing-to-come']);
  });
});

describe('the plan of a clawback', () => {
  it('divides to the penny, a month apart, no two parts further than a penny from each other', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 36n, max: 10_000_000n }),
        fc.integer({ min: 1, max: 36 }),
        (amount, count) => {
          const parts = monthlyParts(amount, count, '2026-01-31');
          const sums = parts.map(({ amountPence }) => amountPence);
          expect(sums.reduce((total, sum) => total + sum, 0n)).toBe(amount);
          expect(Number(sums[0]) - Number(sums.at(-1))).toBeLessThanOrEqual(1);
          expect(parts.map(({ number }) => number)).toEqual(parts.map((_, at) => at + 1));
        },
      ),
    );
    expect(monthlyParts(300n, 3, '2026-01-31').map(({ dueOn }) => dueOn)).toEqual([
      ...['2026-01-31', '2026-02-28', '2026-03-31'],
    ]);
  });

  it('fills its parts in order with what has come, and no part beyond its sum', () => {
    fc.assert(
      fc.property(pence, pence, fc.integer({ min: 1, max: 12 }), (received, extra, count) => {
        const parts = monthlyParts(received + extra + 12n, count, '2026-12-01');
        const filled = withReceipts(parts, received, '2026-11-23', false);
        // As told penny by penny: the part in which the last penny lies is the last that has anything.
        expect(filled.reduce((sum, part) => sum + part.receivedPence, 0n)).toBe(received);
        const firstOpen = filled.findIndex((part) => part.receivedPence < part.amountPence);
        expect(filled.slice(firstOpen + 1).every((part) => part.receivedPence === 0n)).toBe(true);
      }),
    );
  });

  it('is late from the day after, unless it has come or is written off', () => {
    const parts = monthlyParts(200n, 2, '2026-10-23');
    const late = (received: bigint, today: string, isOff = false): boolean[] =>
      withReceipts(parts, received, today, isOff).map(({ isLate }) => isLate);
    expect(late(0n, '2026-11-23')).toEqual([true, false]);
    expect(late(0n, '2026-11-24')).toEqual([true, true]);
    expect(late(100n, '2026-11-24')).toEqual([false, true]);
    expect(late(0n, '2026-11-24', true)).toEqual([false, false]);
  });

  it('leaves outstanding what has neither come nor been written off, and never less than nothing', () => {
    fc.assert(
      fc.property(pence, pence, pence, (amountPence, receivedPence, writtenOffPence) => {
        const left = outstandingOf({ amountPence, receivedPence, writtenOffPence });
        const naive = Number(amountPence) - Number(receivedPence) - Number(writtenOffPence);
        expect(Number(left)).toBe(Math.max(0, naive));
      }),
    );
  });
});
