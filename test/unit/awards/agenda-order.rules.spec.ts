import fc from 'fast-check';
import { moved, refusalsToMove } from '../../../src/awards/agenda/order/agenda-order.rules.js';
import { placed } from '../../../src/panels/scoring/placed.rules.js';

const bids = (...ids: string[]) => ids.map((applicationId) => ({ applicationId }));

describe('the order a meeting has given', () => {
  it('stands before those it hasn’t placed, and leaves out who takes no further part', () => {
    expect(placed(bids('a', 'b', 'c', 'late'), ['c', 'gone', 'a', 'b'])).toEqual(
      bids('c', 'a', 'b', 'late'),
    );
    expect(placed(bids('a', 'b'), [])).toEqual(bids('a', 'b'));
  });
});

describe('moving a bid', () => {
  it('puts it where it is to be, up or down', () => {
    expect(moved(['a', 'b', 'c', 'd'], { applicationId: 'd', place: 2 })).toEqual([
      'a',
      'd',
      'b',
      'c',
    ]);
    expect(moved(['a', 'b', 'c', 'd'], { applicationId: 'a', place: 4 })).toEqual([
      'b',
      'c',
      'd',
      'a',
    ]);
  });

  it('leaves all others in their order, whatever is moved where', () => {
    const agenda = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(agenda, fc.nat(), fc.nat(), (order, which, where) => {
        const applicationId = order[which % order.length] ?? '';
        const place = 1 + (where % order.length);

        const after = moved(order, { applicationId, place });

        expect(after[place - 1]).toBe(applicationId);
        expect(after.filter((id) => id !== applicationId)).toEqual(
          order.filter((id) => id !== applicationId),
        );
      }),
    );
  });
});

describe('a move', () => {
  const facts = { order: ['a', 'b', 'c'], version: 2, orderedByName: 'Helen Marsh' };
  const codes = (move: object, more: object = {}) =>
    refusalsToMove(
      { applicationId: 'a', place: 3, seenVersion: 2, ...move },
      { ...facts, ...more },
    ).map(({ code }) => code);

  it('is taken by who has the agenda as it is', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ place: 1 })).toEqual([]);
  });

  it('is refused for a bid that isn’t there, and for a place there isn’t', () => {
    expect(codes({ applicationId: 'x' })).toEqual(['not-on-agenda']);
    expect(codes({ place: 0 })).toEqual(['no-such-place']);
    expect(codes({ place: 4 })).toEqual(['no-such-place']);
  });

  it('is refused when somebody else was first, unless they did the same', () => {
    expect(codes({ seenVersion: 1 })).toEqual(['order-changed']);
    expect(codes({ seenVersion: 1, place: 1 })).toEqual([]);
    const [refusal] = refusalsToMove({ applicationId: 'a', place: 3, seenVersion: 0 }, facts);
    expect(refusal?.message).toMatch(/^Helen Marsh has changed the order meanwhile/);
    const nobody = { ...facts, orderedByName: undefined };
    const [other] = refusalsToMove({ applicationId: 'a', place: 3, seenVersion: 0 }, nobody);
    expect(other?.message).toMatch(/^Somebody has changed/);
  });
});
