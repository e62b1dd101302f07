import {
  refusalsOfCall,
  refusalsOfPapers,
  refusalsOfPayee,
  refusalsToBeChecker,
} from '../../../src/organisations/bank-details/checking/checking.rules.js';

const facts = {
  status: 'given',
  givenBy: 'asha',
  checkedBy: [],
  contacts: ['asha', 'ravi'],
} as const;
const codes = (refusals: readonly { code: string }[]): string[] => refusals.map(({ code }) => code);

it.each([
  ['ade', facts, []],
  ['asha', facts, ['given-by-yourself']],
  ['ravi', facts, ['checker-is-contact']],
  ['ade', { ...facts, checkedBy: ['ade'] }, ['checked-by-yourself']],
  ['bea', { ...facts, checkedBy: ['ade'] }, []],
  ['bea', { ...facts, status: 'verified' }, ['bank-details-verified']],
  ['bea', { ...facts, status: 'refused' }, ['bank-details-refused']],
  ['bea', { ...facts, status: 'replaced' }, ['bank-details-replaced']],
] as const)('%s may check %j', (by, known, expected) => {
  expect(codes(refusalsToBeChecker(known, by))).toEqual(expected);
});

describe('the call', () => {
  const none = { spokeTo: '', numberKnownFrom: '', calledOn: undefined };
  const whole = { spokeTo: 'Asha', numberKnownFrom: 'Register', calledOn: '2026-11-23' };

  it('is made by the first, whole', () => {
    expect(refusalsOfCall(none, true, '2026-11-23').map(({ field }) => field)).toEqual([
      'spokeTo',
      'numberKnownFrom',
      'calledOn',
    ]);
    expect(refusalsOfCall(whole, true, '2026-11-23')).toEqual([]);
  });

  it('may be left out by the second, but not told by halves', () => {
    expect(refusalsOfCall(none, false, '2026-11-23')).toEqual([]);
    expect(refusalsOfCall({ ...none, spokeTo: 'Asha' }, false, '2026-11-23')).toHaveLength(2);
  });

  it('is not tomorrow’s', () => {
    expect(refusalsOfCall(whole, true, '2026-11-22')).toMatchObject([{ field: 'calledOn' }]);
  });
});

it.each([
  [[], [], []],
  [['slip'], ['slip'], []],
  [['slip', 'letter'], ['letter'], []],
  [['slip'], [], ['papers']],
  [['slip'], ['others'], ['papers']],
  [[], ['others'], ['papers']],
] as const)('of the papers %j, %j were looked at', (evidenceIds, lookedAt, expected) => {
  expect(codes(refusalsOfPapers({ evidenceIds }, lookedAt))).toEqual(expected);
});

it.each([
  [null, false, '', []],
  ['match', false, '', []],
  ['close-match', false, '', []],
  ['not-available', false, '', []],
  ['no-match', true, '', []],
  ['no-match', false, 'A short name', []],
  ['no-match', false, '', ['payee-no-match']],
] as const)(
  'the bank said %s, first: %s, reason: “%s”',
  (payeeResult, isFirst, reason, expected) => {
    expect(codes(refusalsOfPayee({ payeeResult }, isFirst, reason))).toEqual(expected);
  },
);
