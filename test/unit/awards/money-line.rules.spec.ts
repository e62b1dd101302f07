import fc from 'fast-check';
import { costsOf, type Cost } from '../../../src/awards/split/split.rules.js';
import {
  moneyLine,
  totalsOf,
  type BidAsking,
  type FundAffording,
  type MoneyLine,
} from '../../../src/awards/agenda/money-line.rules.js';

const lottery = 'lottery';
const alliance = 'alliance';

function bid(applicationId: string, pounds: number, decided?: BidAsking['decided']): BidAsking {
  const askedPence = BigInt(pounds) * 100n;
  const costs = costsOf(askedPence, []);
  return { applicationId, askedPence, costs, decided, proposed: undefined };
}

/** A bid for which sums are proposed, fund by fund. */
function proposing(
  applicationId: string,
  pounds: number,
  ...parts: readonly [fundId: string, pounds: number][]
): BidAsking {
  return {
    ...bid(applicationId, pounds),
    proposed: parts.map(([fundId, sum]) => ({ fundId, amountPence: BigInt(sum) * 100n })),
  };
}

/** A bid of which so much is for vehicles. */
function withVehicles(applicationId: string, pounds: number, vehicles: number): BidAsking {
  const line: Cost = { costKind: 'vehicles', name: 'Vehicles', pence: BigInt(vehicles) * 100n };
  return { ...bid(applicationId, pounds), costs: costsOf(BigInt(pounds) * 100n, [line]) };
}

function endsOf(line: MoneyLine): unknown[] {
  return line.fundEnds.map(({ fundId, applicationId, leftPence, wantedPence }) => [
    fundId,
    applicationId,
    Number(leftPence) / 100,
    Number(wantedPence) / 100,
  ]);
}

function awarded(fundId: string, pounds: number): BidAsking['decided'] {
  return [{ fundId, amountPence: BigInt(pounds) * 100n }];
}

const declined: BidAsking['decided'] = [];

function funds(lotteryPounds: number, alliancePounds: number): readonly FundAffording[] {
  return [
    { fundId: lottery, affordablePence: BigInt(lotteryPounds) * 100n, excludedCosts: [] },
    { fundId: alliance, affordablePence: BigInt(alliancePounds) * 100n, excludedCosts: [] },
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

it('ends before the first bid that the funds can’t pay together', () => {
  const bids = [bid('carers', 9_950), bid('shed', 11_400), bid('small', 100)];

  const line = moneyLine(bids, funds(10_200, 10_000));

  expect(line.endsBefore).toEqual({
    applicationId: 'shed',
    wantedPence: 1_140_000n,
    leftPence: [25_000n, 1_000_000n],
  });
  expect(shown(bids, funds(10_200, 10_000))).toEqual([
    ['carers', 9_950, 250, 10_000],
    ['shed', undefined],
    ['small', undefined],
  ]);
  expect(endsOf(line)).toEqual([
    [lottery, 'shed', 250, 11_400],
    [alliance, 'shed', 10_000, 11_400],
  ]);
});

it('takes the next fund when the first is short, and some from each when no fund can alone', () => {
  expect(shown([bid('carers', 9_950)], funds(9_949, 9_950))).toEqual([['carers', 9_950, 9_949, 0]]);
  expect(shown([bid('carers', 9_950)], funds(9_949, 9_949))).toEqual([['carers', 9_950, 0, 9_948]]);
});

it('draws each fund’s own line where it is first asked for more than it has', () => {
  const bids = [bid('a', 600), bid('b', 500), bid('c', 400), bid('d', 300)];

  const line = moneyLine(bids, funds(1_000, 800));

  // a from the lottery; b is too much for what it has left; c it can still pay; d the two pay together
  expect(shown(bids, funds(1_000, 800))).toEqual([
    ['a', 600, 400, 800],
    ['b', 1_100, 400, 300],
    ['c', 1_500, 0, 300],
    ['d', 1_800, 0, 0],
  ]);
  expect(endsOf(line)).toEqual([[lottery, 'b', 400, 500]]);
  expect(line.endsBefore).toBeUndefined();
});

describe('a proposal', () => {
  it('takes its own sums from its own funds', () => {
    const bids = [proposing('lunch', 4_800, [lottery, 4_000], [alliance, 300]), bid('bikes', 700)];

    expect(shown(bids, funds(4_500, 1_000))).toEqual([
      ['lunch', 4_300, 500, 700],
      ['bikes', 5_000, 500, 0],
    ]);
  });

  it('of nothing gives nothing', () => {
    expect(shown([proposing('lunch', 100, [lottery, 0])], funds(50, 0))).toEqual([
      ['lunch', 0, 50, 0],
    ]);
  });

  it('ends the money where one of its funds is short, whatever the others have', () => {
    const line = moneyLine([proposing('lunch', 100, [lottery, 51])], funds(50, 1_000));

    expect(line.endsBefore).toEqual({
      applicationId: 'lunch',
      wantedPence: 5_100n,
      leftPence: [5_000n, 100_000n],
    });
    expect(endsOf(line)).toEqual([[lottery, 'lunch', 50, 51]]);
  });

  it('from a fund that is no longer the round’s is no business of the others', () => {
    expect(shown([proposing('lunch', 100, ['another', 90])], funds(50, 50))).toEqual([
      ['lunch', 90, 50, 50],
    ]);
  });

  it('is nothing any more once the bid is decided', () => {
    const decidedOn = { ...proposing('lunch', 100, [lottery, 90]), decided: awarded(lottery, 70) };

    expect(shown([decidedOn], funds(50, 50))).toEqual([['lunch', 70, 50, 50]]);
  });
});

describe('a fund whose agreement excludes a kind of cost', () => {
  const given = (lotteryPounds: number, alliancePounds: number): readonly FundAffording[] =>
    funds(lotteryPounds, alliancePounds).map((fund) =>
      fund.fundId === lottery ? { ...fund, excludedCosts: ['vehicles'] } : fund,
    );

  it('pays the rest of the bid, and another that part, where no fund can pay all of it', () => {
    expect(shown([withVehicles('bus', 900, 300)], given(1_000, 800))).toEqual([
      ['bus', 900, 400, 500],
    ]);
  });

  it('pays nothing of it where another can pay all', () => {
    expect(shown([withVehicles('bus', 900, 300)], given(1_000, 900))).toEqual([
      ['bus', 900, 1_000, 0],
    ]);
  });

  it('ends the money where nobody else can pay that part', () => {
    const line = moneyLine([withVehicles('bus', 900, 300)], given(1_000, 299));

    expect(line.endsBefore?.leftPence).toEqual([100_000n, 29_900n]);
    expect(endsOf(line)).toEqual([[alliance, 'bus', 299, 900]]); // the lottery has its 600
  });
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
  expect(moneyLine([], funds(1, 1))).toEqual({
    rows: [],
    endsBefore: undefined,
    fundEnds: [],
  });
});

it('adds up what is asked and what was decided, and counts declined ones as asked', () => {
  const bids = [bid('a', 100, awarded(lottery, 60)), bid('b', 50, declined), bid('c', 25)];

  expect(totalsOf(bids)).toEqual({ askedPence: 17_500n, decidedPence: 6_000n });
});

describe('any agenda', () => {
  const pounds = fc.integer({ min: 0, max: 50 });
  const decided = fc.oneof(
    fc.constant(declined),
    fc.tuple(fc.constantFrom(lottery, alliance), pounds).map(([fund, sum]) => awarded(fund, sum)),
  );
  const someBid = fc.record({
    asks: fc.integer({ min: 1, max: 50 }),
    vehicles: pounds,
    decided: fc.option(decided, { nil: undefined }),
    proposed: fc.option(
      fc.tuple(pounds, pounds).map(([one, two]) => [
        { fundId: lottery, amountPence: BigInt(one) * 100n },
        { fundId: alliance, amountPence: BigInt(two) * 100n },
      ]),
      { nil: undefined },
    ),
  });
  const bids = fc.array(someBid, { maxLength: 8 }).map((rows) =>
    rows.map(({ asks, vehicles, ...rest }, index): BidAsking => ({
      ...withVehicles(`bid-${index}`, asks, Math.min(asks, vehicles)),
      ...rest,
    })),
  );
  const given = fc
    .tuple(pounds, pounds, fc.boolean(), fc.boolean())
    .map(([one, two, lotteryExcludes, allianceExcludes]) =>
      funds(one, two).map((fund) => ({
        ...fund,
        excludedCosts: (fund.fundId === lottery ? lotteryExcludes : allianceExcludes)
          ? ['vehicles']
          : [],
      })),
    );

  it('promises no fund more than it has, and has a row for each bid', () => {
    fc.assert(
      fc.property(bids, given, (agenda, some) => {
        const { rows } = moneyLine(agenda, some);
        expect(rows.map(({ applicationId }) => applicationId)).toEqual(
          agenda.map(({ applicationId }) => applicationId),
        );
        for (const { leftPence } of rows) {
          for (const left of leftPence) expect(left).toBeGreaterThanOrEqual(0n);
        }
      }),
    );
  });

  it('agrees with spending the money by hand', () => {
    fc.assert(
      fc.property(bids, given, (agenda, some) => {
        const line = moneyLine(agenda, some);
        expect({ ends: line.endsBefore?.applicationId, fundEnds: endsOf(line) }).toEqual(
          byHand(agenda, some),
        );
      }),
    );
  });
});

/** Two funds and one cost that either may exclude, in plain pounds, case by case. */
function byHand(agenda: readonly BidAsking[], given: readonly FundAffording[]): unknown {
  const has = given.map(({ affordablePence }) => Number(affordablePence) / 100);
  const excludes = given.map(({ excludedCosts }) => excludedCosts.length > 0);
  const fundEnds: unknown[] = [];
  const note = (index: number, applicationId: string, wanted: number): void => {
    const fundId = given[index]?.fundId;
    const left = has[index] ?? 0;
    if (wanted <= left || fundEnds.some((end) => (end as unknown[])[0] === fundId)) return;
    fundEnds.push([fundId, applicationId, left, wanted]);
  };
  for (const { applicationId, askedPence, costs, decided, proposed } of agenda) {
    if (decided) continue;
    const asks = Number(askedPence) / 100;
    const vehicles = Number(costs.find(({ costKind }) => costKind !== '')?.pence ?? 0n) / 100;
    const may = excludes.map((not) => (not ? asks - vehicles : asks));
    const [one = 0, two = 0] = has;
    const [mayOne = 0, mayTwo = 0] = may;
    if (proposed) {
      const wants = given.map(
        ({ fundId }) =>
          Number(proposed.find((part) => part.fundId === fundId)?.amountPence ?? 0n) / 100,
      );
      for (const [index, wanted] of wants.entries()) note(index, applicationId, wanted);
      if (wants.some((wanted, index) => wanted > (has[index] ?? 0))) {
        return { ends: applicationId, fundEnds };
      }
      for (const [index, wanted] of wants.entries()) has[index] = (has[index] ?? 0) - wanted;
      continue;
    }
    if (mayOne === asks && one >= asks) {
      has[0] = one - asks;
      continue;
    }
    note(0, applicationId, mayOne);
    if (mayTwo === asks && two >= asks) {
      has[1] = two - asks;
      continue;
    }
    note(1, applicationId, mayTwo);
    // The first gives all it may and has, as long as the second can give what is left over.
    const fromOne = Math.min(one, mayOne);
    if (asks - fromOne > Math.min(two, mayTwo)) return { ends: applicationId, fundEnds };
    if (excludes[0] === true && excludes[1] === true && vehicles > 0) {
      return { ends: applicationId, fundEnds };
    }
    has[0] = one - fromOne;
    has[1] = two - (asks - fromOne);
  }
  return { ends: undefined, fundEnds };
}
