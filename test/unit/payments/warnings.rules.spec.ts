import { warningsOf } from '../../../src/payments/runs/warnings.rules.js';

const calm = {
  isChangedSinceLastPayment: false,
  alike: [],
  alsoGivenBy: [],
  passesModulusCheck: true,
};

it('has none for a payment like every other', () => {
  expect(warningsOf(calm)).toEqual([]);
});

it('says the most dangerous first', () => {
  expect(
    warningsOf({
      isChangedSinceLastPayment: true,
      alike: [{ reference: 'OC-2026-0001-1', on: '2026-10-01' }],
      alsoGivenBy: ['Tiptree Shed'],
      passesModulusCheck: false,
    }),
  ).toEqual([
    'The account has changed since this organisation was last paid',
    'The same sum into the same account: OC-2026-0001-1, prepared on 1 October 2026',
    'The same account is given by Tiptree Shed',
    'The account number can’t belong to the sort code by the banks’ arithmetic',
  ]);
});
