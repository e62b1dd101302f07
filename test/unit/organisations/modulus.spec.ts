import { modulusCheckOf } from '../../../src/organisations/bank-details/modulus.js';

it.each([
  ['200000', '55779911', 'passes'],
  ['200000', '55779912', 'fails'],
  ['030000', '55779911', 'unknown'], // between two ranges of the table
  ['000000', '55779911', 'unknown'],
] as const)('%s %s %s', (sortCode, accountNumber, expected) => {
  expect(modulusCheckOf(sortCode, accountNumber)).toBe(expected);
});
