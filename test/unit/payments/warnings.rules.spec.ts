import {
  warningsOf,
  type AccountSigns,
  type SignsOfOthers,
} from '../../../src/payments/runs/warnings.rules.js';

const quiet: SignsOfOthers = { cautions: [], isChangedSinceLastPayment: false, alike: [] };
const check = {
  byName: 'Kit Keeper',
  spokeTo: 'Sam',
  numberKnownFrom: 'the application',
  calledOn: '2026-10-02',
  despiteNoMatch: null,
};
const calm: AccountSigns = {
  organisationId: 'o-1',
  checks: [check],
  alsoGivenBy: [],
  confirmation: { result: 'match', nameAtBank: null },
  modulusCheck: 'passes',
};
const ITS = '/organisations/o-1/bank-details';

it('has none for a payment like every other, nor where the bank was not asked or could not say', () => {
  expect(warningsOf(quiet, calm)).toEqual([]);
  expect(warningsOf(quiet, { ...calm, confirmation: null })).toEqual([]);
  const confirmation = { result: 'not-available', nameAtBank: null } as const;
  expect(warningsOf(quiet, { ...calm, confirmation })).toEqual([]);
});

it('says the most dangerous first, each with the page of what it is about', () => {
  expect(
    warningsOf(
      {
        cautions: ['The chair has resigned'],
        isChangedSinceLastPayment: true,
        alike: [
          { reference: 'OC-2026-0001-1', awardId: 'a-1', runId: 'r-1', on: '2026-10-01' },
          { reference: 'OC-2026-0002-1', awardId: 'a-2', runId: null, on: null },
        ],
      },
      {
        ...calm,
        checks: [check, { ...check, spokeTo: null, despiteNoMatch: 'the bank knows a short name' }],
        alsoGivenBy: [{ id: 'o-2', name: 'Tiptree Shed' }],
        confirmation: { result: 'no-match', nameAtBank: null },
        modulusCheck: 'fails',
      },
    ),
  ).toEqual([
    {
      text: 'A flag on the organisation says: The chair has resigned',
      href: '/organisations/o-1/flags',
    },
    {
      text: 'The same sum into the same account: OC-2026-0001-1, prepared on 1 October 2026',
      href: '/payment-runs/r-1',
    },
    {
      text: 'The same sum into the same account: OC-2026-0002-1, which waits to be paid as well',
      href: '/awards/a-2/payments',
    },
    {
      text: 'The account has changed since this organisation was last paid: Kit Keeper rang Sam on 2 October 2026, on a number known from the application',
      href: ITS,
    },
    {
      text: 'Tiptree Shed has given the same account',
      href: '/organisations/o-2/bank-details',
    },
    {
      text: 'The bank says that the name does not match: verified all the same, because the bank knows a short name',
      href: ITS,
    },
    {
      text: 'The account number can’t belong to the sort code by the banks’ arithmetic',
      href: ITS,
    },
  ]);
});

it('says when nobody was rung about a change, as for accounts that were kept before', () => {
  const changed = { ...quiet, isChangedSinceLastPayment: true };
  expect(warningsOf(changed, { ...calm, checks: [] })).toMatchObject([
    { text: expect.stringMatching(/last paid: no call to them is on record$/) as string },
  ]);
});

it('says when the sort code is not in the table, and when the name matches only closely', () => {
  expect(
    warningsOf(quiet, {
      ...calm,
      modulusCheck: 'unknown',
      confirmation: { result: 'close-match', nameAtBank: 'Stanway Stitch' },
    }).map(({ text }) => text),
  ).toEqual([
    'The banks’ table does not have this sort code, so the number is not checked',
    'The name matches only closely: the bank has “Stanway Stitch”',
  ]);
});

it('says when the bank said no after the account had been verified', () => {
  const confirmation = { result: 'no-match', nameAtBank: null } as const;
  expect(warningsOf(quiet, { ...calm, confirmation })).toMatchObject([
    { text: expect.stringContaining('it said so after the account was checked') as string },
  ]);
});
