import {
  confirmationInWords,
  refusalsToConfirmPayee,
} from '../../../src/organisations/bank-details/confirmation/confirmation.rules.js';

const facts = { status: 'given', givenBy: 'asha', contacts: ['asha', 'ravi'] } as const;
const match = { result: 'match', nameAtBank: '' } as const;
const close = { result: 'close-match', nameAtBank: 'Stanway Stitch' } as const;

it.each([
  ['ade', facts, match, []],
  ['ade', { ...facts, status: 'verified' }, close, []],
  ['ade', facts, { ...close, nameAtBank: '' }, ['name-at-bank']],
  ['asha', facts, match, ['confirmer-is-contact']],
  ['asha', { ...facts, contacts: [] }, match, ['confirmer-is-contact']],
  ['ravi', facts, match, ['confirmer-is-contact']],
  ['ade', { ...facts, status: 'refused' }, match, ['bank-details-refused']],
  ['ade', { ...facts, status: 'replaced' }, match, ['bank-details-replaced']],
] as const)('%s may write down, of %j, %j', (by, known, answer, expected) => {
  expect(refusalsToConfirmPayee(known, answer, by).map(({ code }) => code)).toEqual(expected);
});

it.each([
  [null, 'The bank has not been asked'],
  [{ result: 'match', nameAtBank: null }, 'The name matches'],
  [
    { result: 'close-match', nameAtBank: 'Stanway Stitch' },
    'The name matches closely: the bank has “Stanway Stitch”',
  ],
] as const)('%j reads: %s', (confirmation, words) => {
  expect(confirmationInWords(confirmation)).toBe(words);
});
