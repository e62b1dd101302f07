import { POTS } from '../../../src/ledger/movement-kinds.rules.js';
import {
  differences,
  heldOfFunds,
  Recount,
  type StoredPosting,
} from '../../../src/ledger/recount.rules.js';

function balances(of: Partial<Record<(typeof POTS)[number], bigint>>): readonly bigint[] {
  return POTS.map((pot) => of[pot] ?? 0n);
}

/** Half past midnight on 24 November 2026, UTC. */
const postedAtMicros = (BigInt(Date.UTC(2026, 10, 24, 0, 30)) * 1000n).toString();

const receipt: StoredPosting = {
  entryId: '1',
  seq: 1,
  fundId: 'lottery',
  version: 1n,
  kind: 'receipt',
  fromPot: 'received',
  toPot: 'available',
  pence: 500n,
  cashPence: 500n,
  commitmentId: null,
  reservationId: null,
  bankAccountId: 'main',
  reason: null,
  isReversal: false,
  effectiveOn: '2026-11-23',
  postedAtMicros,
  knownAtMicros: postedAtMicros,
  balances: balances({ received: 500n, available: 500n }),
};

const award: StoredPosting = {
  ...receipt,
  entryId: '2',
  version: 2n,
  kind: 'award',
  fromPot: 'available',
  toPot: 'committed',
  pence: 200n,
  cashPence: 0n,
  commitmentId: 'OC-1',
  bankAccountId: null,
  balances: balances({ received: 500n, available: 300n, committed: 200n }),
};

function problemsOf(...postings: StoredPosting[]): string[] {
  const recount = new Recount();
  for (const posting of postings) recount.add(posting);
  return recount.problems.map(({ what, who }) => `${who}: ${what}`);
}

describe('the recount', () => {
  it('counts funds, days and cash from the postings alone', () => {
    const recount = new Recount();
    recount.add(receipt);
    recount.add(award);
    expect(recount.problems).toEqual([]);
    expect(Object.fromEntries(recount.funds)).toEqual({
      'lottery/received': 500n,
      'lottery/available': 300n,
      'lottery/committed': 200n,
    });
    expect(Object.fromEntries(recount.takeDays())).toEqual({
      '2026-11-23/2026-11-24/receipt/done': { pence: 500n, movements: 1 },
      '2026-11-23/2026-11-24/award/done': { pence: 200n, movements: 1 },
    });
    expect(recount.takeDays().size).toBe(0);
    expect(Object.fromEntries(recount.cash)).toEqual({ 'lottery/main': 500n });
    expect(Object.fromEntries(heldOfFunds(recount.funds))).toEqual({ lottery: 500n });
  });

  it('takes a reversal off what it reverses', () => {
    const reversal: StoredPosting = {
      ...receipt,
      entryId: '2',
      version: 2n,
      fromPot: 'available',
      toPot: 'received',
      cashPence: -500n,
      isReversal: true,
      reason: 'Wrong fund',
      balances: balances({}),
    };
    expect(problemsOf(receipt, reversal)).toEqual([]);
    expect(problemsOf(receipt, { ...reversal, reason: ' ' })).toEqual([
      'entry 2 movement 1: reason is missing',
    ]);
  });

  it.each<[string, Partial<StoredPosting>]>([
    ['no movement is called gift', { kind: 'gift' }],
    ['cash is not what its kind moves', { cashPence: 0n }],
    ['commitment is missing or too many', { commitmentId: 'OC-1' }],
    ['bank account is missing or too many', { bankAccountId: null }],
  ])('says when %s', (what, change) => {
    expect(problemsOf({ ...receipt, ...change })).toEqual([`entry 1 movement 1: ${what}`]);
  });

  it('says when the pots are another kind’s', () => {
    expect(problemsOf({ ...receipt, fromPot: 'interest' })).toContain(
      'entry 1 movement 1: pots are not those of its kind',
    );
  });

  it('says when an amount is not positive', () => {
    const nothing = { ...receipt, pence: 0n, cashPence: 0n, balances: balances({}) };
    expect(problemsOf(nothing)).toEqual(['entry 1 movement 1: amount is not positive']);
  });

  it('says when a posting is missing from the middle', () => {
    expect(problemsOf(receipt, { ...award, version: 3n })).toEqual([
      'fund lottery: version 3 where 2 was due',
    ]);
  });

  it('says when a pot was ever negative, though it is not now', () => {
    const overdrawn = {
      ...award,
      version: 1n,
      balances: balances({ available: -200n, committed: 200n }),
    };
    expect(problemsOf(overdrawn)).toEqual(['entry 2 movement 1: available was negative']);
  });

  it('says when a running balance is wrong', () => {
    expect(
      problemsOf({ ...receipt, balances: balances({ received: 500n, available: 501n }) }),
    ).toEqual(['entry 1 movement 1: running balance of available is wrong']);
  });
});

describe('the recount of when', () => {
  const later = (BigInt(postedAtMicros) + 5n).toString();
  const earlier = (BigInt(postedAtMicros) - 5n).toString();

  it('lets a fund know nothing earlier than what it knew before, though a clock went back', () => {
    const second = { ...award, postedAtMicros: earlier };
    expect(problemsOf(receipt, second)).toEqual([]);
    expect(problemsOf(receipt, { ...second, knownAtMicros: earlier })).toEqual([
      'entry 2 movement 1: it is known since another moment than it was posted',
    ]);
  });

  it.each([
    ['before it was closed', later, '2026-11-23', 0],
    ['after', earlier, '2026-11-23', 1],
    ['after, for a later day', earlier, '2026-11-22', 0],
  ])('says when something counts for a closed period: %s', (_when, closedAtMicros, day, wrong) => {
    const recount = new Recount([{ closedThrough: day, closedAtMicros }]);
    recount.add(receipt);
    expect(recount.problems.map(({ what }) => what)).toEqual(
      Array.from({ length: wrong }, () => 'it counts for a period that was closed'),
    );
  });

  it('counts the problems it does not keep', () => {
    const recount = new Recount();
    for (let at = 0; at < 1_003; at++) recount.note({ who: 'fund', what: at.toString() });
    expect([recount.problems.length, recount.notKept]).toEqual([1_000, 3]);
  });
});

describe('a difference between kept and counted', () => {
  it('is named with both sums, also where one of them is missing', () => {
    const counted = new Map([
      ['a', 1n],
      ['b', 2n],
      ['d', 0n],
    ]);
    const kept = new Map([
      ['a', 1n],
      ['c', 3n],
    ]);
    expect(differences(counted, kept, 'cash')).toEqual([
      { who: 'b', what: 'cash is 0, its postings come to 2' },
      { who: 'c', what: 'cash is 3, its postings come to 0' },
    ]);
  });
});
