import fc from 'fast-check';
import {
  moneyLine,
  totalsOf,
  type BidAsking,
  type FundAffording,
} from '../../../src/awards/agenda/money-line.rules.js';

const lottery = 'lottery';
const alliance = 'alliance';

function bid(applicationId: string, pounds: number, decided?: BidAsking['decided']): BidAsking {
  return { applicationId, askedPence: BigInt(pounds) * 100n, decided };
}

function awarded(fundId: string, pounds: number): BidAsking['decided'] {
  return [{ fundId, pence: BigInt(pounds) * 100n }];
}

const declined: BidAsking['decided'] = [];

function funds(lotteryPounds: number, alliancePounds: number): readonly FundAffording[] {
  return [
    { fundId: lottery, affordablePence: BigInt(lotteryPounds) * 100n },
    { fundId: alliance, affordablePence: BigInt(alliancePounds) * 100n },
  ];
}

/** Each row as the page shows it: running, then what each fund has left, in pounds. */
function shown(bids: readonly BidAsking[], given: readonly FundAffording[]): unknown[] {
  return moneyLine(bids, given).rows.map(({ applicationId, runningPence, leftPence }) => [
    applicationId,
    runningPence === undefined ? undefined : Number(runningPence) / 100,
    ...leftPence.map((pence) => Number(pence) / 100),
  ]);
}

it('starts from what the funds had before anything was decided', () => {
  const bids = [
    bid('lunch', 4_800, awarded(lottery, 4_800)),
    bid('bikes', 12_000, awarded(lottery, 10_000)),
    bid('carers', 9_950),
  ];

  expect(shown(bids, funds(25_200, 20_000))).toEqual([
    ['lunch', 4_800, 35_200, 20_000],
    ['bikes', 14_800, 25_200, 20_000],
    ['carers', 24_750, 15_250, 20_000],
  ]);
  expect(moneyLine(bids, funds(25_200, 20_000)).endsBefore).toBeUndefined();
});

it('ends before the first bid that no fund can afford whole', () => {
  const bids = [bid('carers', 9_950), bid('shed', 11_400), bid('small', 100)];

  const line = moneyLine(bids, funds(10_200, 10_000));

  expect(line.endsBefore).toEqual({
    applicationId: 'shed',
    asksPence: 1_140_000n,
    leftPence: [25_000n, 1_000_000n],
  });
  expect(shown(bids, funds(10_200, 10_000))).toEqual([
    ['carers', 9_950, 250, 10_000],
    ['shed', undefined],
    ['small', undefined],
  ]);
});

it('takes the next fund when the first is short, and never half of a bid from each', () => {
  expect(shown([bid('carers', 9_950)], funds(9_949, 9_950))).toEqual([['carers', 9_950, 9_949, 0]]);
  expect(moneyLine([bid('carers', 9_950)], funds(9_949, 9_949)).endsBefore?.applicationId).toBe(
    'carers',
  );
});

it('gives a declined bid nothing', () => {
  expect(shown([bid('lunch', 4_800, declined), bid('bikes', 100)], funds(100, 0))).toEqual([
    ['lunch', 0, 100, 0],
    ['bikes', 100, 0, 0],
  ]);
});

it('sets aside what is decided further down before it promises anything', () => {
  const bids = [bid('lunch', 5_000), bid('bikes', 9_000, awarded(lottery, 9_000))];

  expect(moneyLine(bids, funds(1_000, 0)).endsBefore?.applicationId).toBe('lunch');
  expect(shown(bids, funds(6_000, 0))).toEqual([
    ['lunch', 5_000, 1_000, 0],
    ['bikes', 14_000, 1_000, 0],
  ]);
});

it('leaves an award from a fund that is no longer the round’s out of the columns', () => {
  expect(shown([bid('lunch', 100, awarded('another', 100))], funds(50, 50))).toEqual([
    ['lunch', 100, 50, 50],
  ]);
});

it('has nothing to say about nothing', () => {
  expect(moneyLine([], funds(1, 1))).toEqual({ rows: [], endsBefore: undefined });
});

it('adds up what is asked and what was decided, and counts declined ones as asked', () => {
  const bids = [bid('a', 100, awarded(lottery, 60)), bid('b', 50, declined), bid('c', 25)];

  expect(totalsOf(bids)).toEqual({ askedPence: 17_500n, decidedPence: 6_000n });
});

describe('any agenda', () => {
  const pounds = fc.integer({ min: 0, max: 50 });
  const decided = fc.oneof(
    fc.constant(undefined),
    fc.constant(declined),
    fc.tuple(fc.constantFrom(lottery, alliance), pounds).map(([fund, sum]) => awarded(fund, sum)),
  );
  const bids = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 50 }), decided), { maxLength: 8 })
    .map((rows) => rows.map(([asks, what], index) => bid(`bid-${index}`, asks, what)));

  it('promises no fund more than it has, and ends only where no fund could pay', () => {
    fc.assert(
      fc.property(bids, pounds, pounds, (agenda, one, two) => {
        const given = funds(one, two);
        const { rows, endsBefore } = moneyLine(agenda, given);
        expect(rows).toHaveLength(agenda.length);
        for (const { leftPence } of rows) {
          for (const left of leftPence) expect(left).toBeGreaterThanOrEqual(0n);
        }
        if (endsBefore) {
          for (const left of endsBefore.leftPence) expect(left).toBeLessThan(endsBefore.asksPence);
        }
      }),
    );
  });

  it('agrees with spending the money by hand', () => {
    fc.assert(
      fc.property(bids, pounds, pounds, (agenda, one, two) => {
        let [fromLottery, fromAlliance] = [one * 100, two * 100];
        let ends: string | undefined;
        for (const { applicationId, askedPence, decided: done } of agenda) {
          if (done || ends !== undefined) continue;
          const asks = Number(askedPence);
          if (fromLottery >= asks) fromLottery -= asks;
          else if (fromAlliance >= asks) fromAlliance -= asks;
          else ends = applicationId;
        }
        expect(moneyLine(agenda, funds(one, two)).endsBefore?.applicationId).toBe(ends);
      }),
    );
  });
});
