import {
  refusalsToConfirmEnding,
  refusalsToProposeEnding,
  refusalsToTakeEndingBack,
  type EndingFacts,
} from '../../../../src/awards/ending/ending.rules.js';
import {
  refusalsToProposeTransfer,
  refusalsToSignTransfer,
  type TransferFacts,
} from '../../../../src/awards/transfer/transfer.rules.js';
import type { Refusal } from '../../../../src/kernel/refusal.js';

const codes = (refusals: readonly Refusal[]): readonly string[] => refusals.map(({ code }) => code);

const facts: EndingFacts = {
  ...{ status: 'active', unsentPence: 100n, keptPence: 50n, proposedBy: undefined, inARun: [] },
};
const wanted = { cause: 'panel', becameOfMoney: '', asksBackPence: 0n } as const;

describe('ending a grant early', () => {
  it('is proposed for one under way, on hold too', () => {
    expect(refusalsToProposeEnding(facts, wanted)).toEqual([]);
    expect(refusalsToProposeEnding({ ...facts, status: 'on-hold' }, wanted)).toEqual([]);
    expect(codes(refusalsToProposeEnding({ ...facts, status: 'offered' }, wanted))).toEqual([
      'award-offered',
    ]);
  });

  it('is proposed again only when a payment came back', () => {
    const ended = { ...facts, status: 'terminated' } as const;
    expect(refusalsToProposeEnding(ended, wanted)).toEqual([]);
    expect(codes(refusalsToProposeEnding({ ...ended, unsentPence: 0n }, wanted))).toEqual([
      'award-terminated',
    ]);
  });

  it('is proposed once, says what became of the money when an organisation closes, and asks back what was paid at most', () => {
    expect(codes(refusalsToProposeEnding({ ...facts, proposedBy: 'cora' }, wanted))).toEqual([
      'proposed-already',
    ]);
    const closed = { ...wanted, cause: 'closed', asksBackPence: 51n } as const;
    expect(codes(refusalsToProposeEnding(facts, closed))).toEqual([
      ...['money-not-said', 'asks-back-too-much'],
    ]);
    expect(
      refusalsToProposeEnding(facts, { ...closed, becameOfMoney: 'Spent', asksBackPence: 50n }),
    ).toEqual([]);
  });

  it('is confirmed by another, when nothing of it is in a run', () => {
    const proposed = { ...facts, proposedBy: 'cora' };
    expect(codes(refusalsToConfirmEnding(facts, 'ade'))).toEqual(['not-proposed']);
    expect(refusalsToConfirmEnding(proposed, 'ade')).toEqual([]);
    expect(codes(refusalsToConfirmEnding({ ...proposed, inARun: ['X-1'] }, 'cora'))).toEqual([
      ...['same-person', 'in-a-run'],
    ]);
    expect(codes(refusalsToConfirmEnding({ ...proposed, status: 'refused' }, 'ade'))).toEqual([
      'award-refused',
    ]);
    expect(codes(refusalsToTakeEndingBack(facts))).toEqual(['not-proposed']);
    expect(refusalsToTakeEndingBack(proposed)).toEqual([]);
  });
});

const held: TransferFacts = {
  ...{ status: 'active', frozen: [], holderId: 'one', isProposed: false, inARun: [] },
};

describe('handing a grant on', () => {
  it('goes to another organisation, one at a time, while the grant is under way', () => {
    expect(refusalsToProposeTransfer(held, 'other')).toEqual([]);
    expect(codes(refusalsToProposeTransfer({ ...held, isProposed: true }, 'one'))).toEqual([
      ...['proposed-already', 'holds-it-already'],
    ]);
    const frozen = [{ code: 'award-on-hold', message: 'On hold' }];
    expect(codes(refusalsToProposeTransfer({ ...held, frozen }, 'other'))).toEqual([
      'award-on-hold',
    ]);
  });

  it('is signed for when nothing of it is in a run', () => {
    expect(refusalsToSignTransfer(held)).toEqual([]);
    expect(codes(refusalsToSignTransfer({ ...held, inARun: ['X-1'] }))).toEqual(['in-a-run']);
    expect(codes(refusalsToSignTransfer({ ...held, status: 'terminated' }))).toEqual([
      'award-terminated',
    ]);
  });
});
