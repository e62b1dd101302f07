import { splitOf, startOf } from '../../../src/awards/decision/decision.page.js';
import {
  isAnother,
  refusalsToPropose,
  type ProposalFacts,
} from '../../../src/awards/agenda/proposals/proposal.rules.js';
import { costsOf } from '../../../src/awards/split/split.rules.js';

const bus = { costKind: 'vehicles', name: 'Vehicles', pence: 60_000n };
const green = { fundId: 'green', name: 'Green Fund', excludedCosts: ['vehicles'] };
const lottery = { fundId: 'lottery', name: 'Lottery', excludedCosts: [] };
const facts: ProposalFacts = {
  ...{ organisationName: 'Bus Club', status: 'submitted', askedPence: 100_000n },
  ...{ costs: costsOf(100_000n, [bus]), standing: undefined, funds: [green, lottery] },
};
const part = (fundId: string, amountPence: bigint) => ({ fundId, amountPence });
const typed = (...parts: ReturnType<typeof part>[]) => ({
  ...{ applicationId: 'bid', seenVersion: 0, parts },
});

describe('a proposal', () => {
  it('is taken when it fits the bid and the agreements, whatever the funds have', () => {
    expect(
      refusalsToPropose(typed(part('green', 40_000n), part('lottery', 60_000n)), facts),
    ).toEqual([]);
    expect(refusalsToPropose(typed(), facts)).toEqual([]);
  });

  it('is refused for a bid that is decided', () => {
    expect(refusalsToPropose(typed(), { ...facts, status: 'awarded' })).toEqual([
      {
        code: 'already-decided',
        field: 'share-bid-green',
        message: 'Bus Club: this bid is decided or waits',
      },
    ]);
  });

  it('is refused with every reason at once, each at its input', () => {
    const refusals = refusalsToPropose(
      typed(part('green', 40_001n), part('lottery', 60_000n), part('other', 1n)),
      facts,
    );

    expect(refusals.map(({ code, field }) => [code, field])).toEqual([
      ['fund-not-of-round', 'share-bid-green'],
      ['more-than-asked', 'share-bid-green'],
      ['cost-excluded', 'share-bid-green'],
    ]);
    const [alone] = refusalsToPropose(typed(part('green', 40_001n)), facts);
    expect(alone).toEqual({
      code: 'cost-excluded',
      field: 'share-bid-green',
      message:
        'Bus Club: Green Fund can pay £400 of this bid at most: its agreement excludes Vehicles (£600)',
    });
  });

  it('is refused when another was made meanwhile, and says which', () => {
    const by = { version: 1, proposedByName: 'Helen Marsh' };
    const saying = (parts: readonly ReturnType<typeof part>[]) =>
      refusalsToPropose(typed(part('lottery', 5n)), { ...facts, standing: { ...by, parts } })[0];

    expect(saying([part('lottery', 200n)])?.message).toContain(
      'Helen Marsh has proposed £2 meanwhile. To propose yours instead, send it again',
    );
    expect(saying([])?.message).toContain('Helen Marsh has taken a proposal back meanwhile');
    const gone = { ...typed(part('lottery', 5n)), seenVersion: 3 };
    expect(refusalsToPropose(gone, facts)[0]?.code).toBe('proposed-meanwhile');
  });

  it('is another one when a fund or a sum differs', () => {
    const standing = { version: 1, proposedByName: 'H', parts: [part('green', 1n)] };

    expect(isAnother(typed(part('green', 1n)), standing)).toBe(false);
    expect(isAnother(typed(part('green', 2n)), standing)).toBe(true);
    expect(isAnother(typed(part('lottery', 1n)), standing)).toBe(true);
    expect(isAnother(typed(), standing)).toBe(true);
    expect(isAnother(typed(), undefined)).toBe(false);
  });
});

describe('what the form of a decision begins with', () => {
  const table = (pence: bigint) => ({ budgetPence: pence, affordablePence: pence });
  const asking = { askedPence: 100_000n, costs: costsOf(100_000n, [bus]) };
  const noFood = { ...lottery, excludedCosts: [''] }; // whatever is not the bus

  it('is nothing where a fund may pay for everything, and nobody has proposed anything', () => {
    const split = splitOf(asking, [
      { ...green, ...table(100_000n) },
      { ...lottery, ...table(100_000n) },
    ]);

    expect(split.limits).toHaveLength(2);
    expect(split.shares).toEqual([]);
    expect(startOf(undefined, split)).toBeUndefined();
  });

  it('is the split by line where none may, as far as the funds have it', () => {
    const funds = [
      { ...green, ...table(100_000n) },
      { ...noFood, ...table(100_000n) },
    ];
    const split = splitOf(asking, funds);

    expect(split.shares).toEqual([
      {
        fundId: 'green',
        costKind: '',
        pence: 40_000n,
        name: 'Other costs',
        fundName: 'Green Fund',
      },
      {
        fundId: 'lottery',
        costKind: 'vehicles',
        pence: 60_000n,
        name: 'Vehicles',
        fundName: 'Lottery',
      },
    ]);
    expect(startOf(undefined, split)).toEqual({
      fund: 'several',
      shares: { green: 40_000n, lottery: 60_000n },
    });
    const short = splitOf(asking, [
      { ...green, ...table(39_999n) },
      { ...noFood, ...table(100_000n) },
    ]);
    expect(short.shares).toEqual([]);
  });

  it('is what was proposed, from one fund or several', () => {
    const none = { limits: [], shares: [] };

    expect(startOf([part('green', 5n), part('lottery', 0n)], none)).toEqual({
      fund: 'green',
      amount: 5n,
    });
    expect(startOf([part('green', 5n), part('lottery', 1n)], none)).toEqual({
      fund: 'several',
      shares: { green: 5n, lottery: 1n },
    });
    expect(startOf([part('green', 0n)], none)).toBeUndefined();
  });
});
