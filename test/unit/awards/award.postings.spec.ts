import { commitmentOf } from '../../../src/awards/award.postings.js';

const award = {
  id: 'a1',
  reference: 'OC-2026-0007',
  fundId: 'f1',
  amountPence: 480_000n,
  organisationName: 'Wivenhoe Lunch Club',
  decidedOn: '2026-12-08',
  recordedBy: 'p1',
};
const money = { fundId: 'f1', commitmentId: 'a1', amountPence: 480_000n };

it('moves the award from the round’s reserve to committed, in its fund, once', () => {
  expect(commitmentOf({ ...award, reservationId: 'v1' })).toEqual({
    source: 'award/a1/committed',
    effectiveOn: '2026-12-08',
    narrative: 'Award OC-2026-0007 to Wivenhoe Lunch Club',
    postedBy: 'p1',
    movements: [{ kind: 'award-from-reserve', ...money, reservationId: 'v1' }],
  });
});

it('takes it from what is available when no round has set anything aside', () => {
  expect(commitmentOf(award).movements).toEqual([{ kind: 'award', ...money }]);
});
