import { commitmentOf } from '../../../src/awards/award.postings.js';

it('moves the award from available to committed, in its fund, once', () => {
  const entry = commitmentOf({
    id: 'a1',
    reference: 'OC-2026-0007',
    fundId: 'f1',
    amountPence: 480_000n,
    organisationName: 'Wivenhoe Lunch Club',
    decidedOn: '2026-12-08',
    recordedBy: 'p1',
  });

  expect(entry).toEqual({
    source: 'award/a1/committed',
    effectiveOn: '2026-12-08',
    narrative: 'Award OC-2026-0007 to Wivenhoe Lunch Club',
    postedBy: 'p1',
    movements: [{ kind: 'award', fundId: 'f1', commitmentId: 'a1', amountPence: 480_000n }],
  });
});
