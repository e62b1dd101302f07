import {
  partsOf,
  paymentsAmong,
  refusalsToMatch,
  type ItemFacts,
  type MatchFacts,
} from '../../../../src/reconciliation/matching/matching.rules.js';

const item = (openPence: bigint, more: Partial<ItemFacts> = {}): ItemFacts => ({
  key: 'fund-payment:1',
  amountPence: openPence,
  openPence,
  ...more,
});

const matchable: MatchFacts = {
  state: 'pending',
  amountPence: -240_000n,
  openPence: -240_000n,
  items: [item(-240_000n)],
  inPart: false,
};

const codesOf = (more: Partial<MatchFacts>): string[] =>
  refusalsToMatch({ ...matchable, ...more }).map(({ code }) => code);

it('lets a line be the thing of the same sum that waits for it', () => {
  expect(refusalsToMatch(matchable)).toEqual([]);
  expect(partsOf(matchable)).toEqual([{ key: 'fund-payment:1', pence: -240_000n }]);
});

it('lets a line be several things that come to it', () => {
  const items = [item(-200_000n), item(-40_000n, { key: 'fund-payment:2' })];

  expect(codesOf({ items })).toEqual([]);
  expect(partsOf({ ...matchable, items }).map(({ pence }) => pence)).toEqual([-200_000n, -40_000n]);
});

it('refuses a line that is something already', () => {
  expect(codesOf({ openPence: 0n, state: 'matched' })).toEqual(['line-matched']);
});

it('refuses a line that is set aside', () => {
  expect(codesOf({ state: 'ignored' })).toEqual(['line-set-aside']);
  expect(codesOf({ state: 'on-hold' })).toEqual(['line-set-aside']);
});

it('refuses a thing that is another line already', () => {
  expect(codesOf({ items: [item(0n, { amountPence: -240_000n })] })).toEqual(['item-matched']);
});

it('refuses nothing at all, and what is not there or waits for no line', () => {
  expect(codesOf({ items: [] })).toEqual(['nothing-to-match']);
  expect(codesOf({ items: [{ ...item(0n), amountPence: undefined }] })).toEqual([
    'nothing-to-match',
  ]);
});

it('refuses another sum, or the same sum the other way, and says both', () => {
  expect(codesOf({ items: [item(240_000n)], inPart: true })).toEqual(['other-sum']);
  expect(refusalsToMatch({ ...matchable, items: [item(-240_001n)] })).toEqual([
    {
      code: 'other-sum',
      field: 'item',
      message: 'The line is −£2,400.00 and this is −£2,400.01',
    },
  ]);
  const two = refusalsToMatch({ ...matchable, items: [item(-1n), item(-2n)] });
  expect(two[0]?.message).toBe('The line is −£2,400.00 and these are −£0.03');
});

describe('in part', () => {
  it('leaves the rest of the line open, or the rest of the thing', () => {
    const less = { ...matchable, inPart: true, items: [item(-100n)] };
    const more = { ...matchable, inPart: true, items: [item(-900_000n)] };

    expect(refusalsToMatch(less)).toEqual([]);
    expect(partsOf(less)).toEqual([{ key: 'fund-payment:1', pence: -100n }]);
    expect(refusalsToMatch(more)).toEqual([]);
    expect(partsOf(more)).toEqual([{ key: 'fund-payment:1', pence: -240_000n }]);
  });

  it('does not choose which of several is cut, and cuts no payment', () => {
    expect(codesOf({ inPart: true, items: [item(-200_000n), item(-50_000n)] })).toEqual([
      'parts-of-several',
    ]);
    expect(codesOf({ inPart: true, items: [item(-250_000n, { key: 'instalment:1' })] })).toEqual([
      'payment-in-part',
    ]);
  });
});

describe('a run', () => {
  const run = item(-240_000n, {
    key: 'run:7',
    payments: [
      { id: 'a', pence: -200_000n },
      { id: 'b', pence: -40_000n },
    ],
  });

  it('is each of its payments', () => {
    const facts = { ...matchable, items: [run] };

    expect(refusalsToMatch(facts)).toEqual([]);
    expect(partsOf(facts)).toEqual([
      { key: 'instalment:a', pence: -200_000n, runId: '7' },
      { key: 'instalment:b', pence: -40_000n, runId: '7' },
    ]);
    expect(paymentsAmong(partsOf(facts))).toEqual(['a', 'b']);
    expect(paymentsAmong(partsOf(matchable))).toEqual([]);
  });

  it('is cut by no line, but may be a part of one', () => {
    expect(codesOf({ openPence: -1n, items: [run] })).toEqual(['other-sum']);
    expect(codesOf({ openPence: -1n, inPart: true, items: [run] })).toEqual(['run-in-part']);
    expect(codesOf({ openPence: -250_000n, inPart: true, items: [run] })).toEqual([]);
  });
});

it('says both reasons when both are matched', () => {
  expect(
    codesOf({ openPence: 0n, state: 'matched', items: [item(0n, { amountPence: -240_000n })] }),
  ).toEqual(['line-matched', 'item-matched']);
});
