import { refusalOf } from '../../../src/awards/award.postings.js';
import {
  refusalsToConfirm,
  refusalsToPropose,
  refusalsToWithdraw,
  type RefusalFacts,
} from '../../../src/awards/trustee-refusal/trustee-refusal.rules.js';

const facts: RefusalFacts = { unsentPence: 100n, proposedBy: undefined, inARun: [] };
const proposed: RefusalFacts = { ...facts, proposedBy: 'ada' };
const codes = (refusals: readonly { code: string }[]): string[] => refusals.map(({ code }) => code);

it.each([
  ['what is not sent', facts, []],
  ['what is in a run, which waits then', { ...facts, inARun: ['OC-1'] }, []],
  ['it again', proposed, ['proposed-already']],
  ['what is all sent', { ...facts, unsentPence: 0n }, ['nothing-left']],
] as const)('proposes to refuse %s: %#', (_, given, expected) => {
  expect(codes(refusalsToPropose(given))).toEqual(expected);
});

it.each([
  ['another person', proposed, 'bea', []],
  ['nobody before a proposal', facts, 'bea', ['not-proposed']],
  ['never who proposed it', proposed, 'ada', ['same-person']],
  [
    'not while payments are in a run',
    { ...proposed, inARun: ['1', '2'] },
    'bea',
    ['in-a-run', 'in-a-run'],
  ],
  ['not when all went meanwhile', { ...proposed, unsentPence: 0n }, 'bea', ['nothing-left']],
] as const)('is confirmed by %s', (_, given, by, expected) => {
  expect(codes(refusalsToConfirm(given, by))).toEqual(expected);
});

it('is taken back while it is proposed', () => {
  expect(codes(refusalsToWithdraw(proposed))).toEqual([]);
  expect(codes(refusalsToWithdraw(facts))).toEqual(['not-proposed']);
});

it('gives the fund back what was not sent, once for each refusal', () => {
  const entry = refusalOf({
    ...{ refusalId: 'r', awardId: 'w', reference: 'OC-2026-0001', fundId: 'f', amountPence: 100n },
    ...{ reason: 'Section 4', on: '2026-11-30', by: 'bea' },
  });
  expect(entry).toEqual({
    source: 'trustee-refusal/r/confirmed',
    effectiveOn: '2026-11-30',
    narrative: 'Award OC-2026-0001 refused by the trustee',
    postedBy: 'bea',
    movements: [
      ...[
        {
          kind: 'award-reduced',
          fundId: 'f',
          commitmentId: 'w',
          amountPence: 100n,
          reason: 'Section 4',
        },
      ],
    ],
  });
});
