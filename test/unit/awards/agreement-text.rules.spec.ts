import {
  agreementText,
  conditionsIn,
  particularsOf,
  sectionsOf,
  type AgreementFacts,
} from '../../../src/awards/agreement/agreement-text.rules.js';

const facts: AgreementFacts = {
  panelName: 'The Funding Panel',
  organisationName: 'Wivenhoe Lunch Club',
  fundName: 'Lottery',
  funderName: 'The National Lottery',
  reference: 'OC-2026-0007',
  title: 'Lunch together',
  amountPence: 450_000n,
  startsOn: '2027-01-04',
  endsOn: '2028-01-03',
  parts: [
    { number: 1, amountPence: 200_000n, trigger: { kind: 'date', months: 0 }, isRetention: false },
    { number: 2, amountPence: 100_001n, trigger: { kind: 'date', months: 1 }, isRetention: false },
    { number: 3, amountPence: 99_999n, trigger: { kind: 'conditions' }, isRetention: false },
    {
      number: 4,
      amountPence: 50_000n,
      trigger: { kind: 'return', number: 2 },
      isRetention: true,
    },
  ],
  returnMonths: [6, 12],
  conditions: [
    { number: 1, kind: 'precedent', text: 'Publish the menu', beforePart: 1 },
    { number: 2, kind: 'ongoing', text: 'Stay open to all', beforePart: null },
  ],
  terms: '# How it is spent\nOn lunch.\n\n# If things go wrong\nWe talk.',
};

it('says everything that is agreed, word by word', () => {
  expect(agreementText(facts)).toBe(
    [
      '# The grant',
      'The Funding Panel gives Wivenhoe Lunch Club £4,500 for “Lunch together”, as application OC-2026-0007 describes it.',
      'The money is Lottery’s, which The National Lottery has given for this.',
      'It is spent from 4 January 2027 to 3 January 2028.',
      '# Payments',
      'Payment 1: £2,000.00, when this agreement is signed.',
      'Payment 2: £1,000.01, 1 month after this agreement is signed.',
      'Payment 3: £999.99, when the special conditions that come before it are met.',
      'Payment 4: £500.00, when return 2 has been accepted, which is kept until then.',
      '# Returns',
      'Return 1: due 6 months after this agreement is signed.',
      'Return 2: due 12 months after this agreement is signed.',
      '# Special conditions',
      '1. Before payment 1 is made: Publish the menu',
      '2. For as long as the grant lasts: Stay open to all',
      '# How it is spent',
      'On lunch.',
      '# If things go wrong',
      'We talk.',
    ].join('\n'),
  );
});

it.each([
  [null, null, 'It is spent from the day this agreement is signed.'],
  ['2027-01-04', null, 'It is spent from 4 January 2027.'],
  [null, '2028-01-03', 'It is spent by 3 January 2028.'],
])('says when it is spent: %s to %s', (startsOn, endsOn, words) => {
  expect(agreementText({ ...facts, startsOn, endsOn })).toContain(`\n${words}\n`);
});

it('says that nothing is asked where nothing is', () => {
  const text = agreementText({ ...facts, returnMonths: [], conditions: [] });
  expect(text).toContain('# Returns\nNo return is asked for.\n');
  expect(text).toContain('# Special conditions\nThere are no special conditions.\n');
});

it('lets a title of several lines begin no heading', () => {
  expect(agreementText({ ...facts, title: 'Lunch\n# Terms\nNone' })).toContain(
    'for “Lunch # Terms None”, as',
  );
});

it('keeps what can be laid side by side', () => {
  expect(particularsOf(facts)).toMatchObject({
    returns: [
      'Return 1: due 6 months after this agreement is signed.',
      'Return 2: due 12 months after this agreement is signed.',
    ],
    conditions: facts.conditions,
  });
});

it('parts a text by its headings, and what stands before them is terms', () => {
  expect(sectionsOf('Be kind.\r\n#Money\nSpend it.\n\nKeep receipts.')).toEqual([
    { heading: 'Terms', paragraphs: ['Be kind.'] },
    { heading: 'Money', paragraphs: ['Spend it.', 'Keep receipts.'] },
  ]);
  expect(sectionsOf('')).toEqual([]);
});

it('takes a condition a line, without the marks of a list', () => {
  expect(conditionsIn('- Publish the menu\n\n 2. Open on Fridays \n• \n3 chairs')).toEqual([
    'Publish the menu',
    'Open on Fridays',
    '3 chairs',
  ]);
  expect(conditionsIn('')).toEqual([]);
});
