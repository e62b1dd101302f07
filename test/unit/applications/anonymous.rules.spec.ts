import {
  anonymousFileName,
  anonymousSections,
  nameOf,
  summaryWithoutName,
  withoutName,
  type Alias,
} from '../../../src/applications/paper/anonymous.rules.js';

const alias: Alias = {
  number: 3,
  organisationName: 'Monkwick Carers’ Morning (CIC)',
  hidesTitle: false,
};

it.each([
  ['We are Monkwick Carers’ Morning (CIC).', 'We are Applicant 3.'],
  ["MONKWICK  carers'\nmorning (cic) and friends", 'Applicant 3 and friends'],
  ['Monkwick carers meet in the morning', 'Monkwick carers meet in the morning'],
  ['xMonkwick Carers’ Morning (CIC)', 'xMonkwick Carers’ Morning (CIC)'],
  ['', ''],
])('in %j the name is hidden: %j', (text, hidden) => {
  expect(withoutName(text, alias)).toBe(hidden);
});

it('hides who applies where a bid is listed, and the title where the form marks it', () => {
  const bid = {
    organisationId: 'id',
    organisationName: alias.organisationName,
    title: 'Monkwick Carers’ Morning (CIC) goes out',
    requestedPence: 1n,
  };

  expect(summaryWithoutName(bid, alias)).toEqual({
    organisationId: '',
    organisationName: 'Applicant 3',
    title: 'Applicant 3 goes out',
    requestedPence: 1n,
  });
  expect(summaryWithoutName(bid, { ...alias, hidesTitle: true }).title).toBe('Bid 3');
  expect(nameOf(alias)).toBe('Applicant 3');
});

it('leaves out what says who applies, and the name in every other answer, table and reply', () => {
  const answer = {
    label: 'What?',
    places: ['CO1 1AA: Castle ward.'],
    tables: [],
    clarifications: [],
  };
  const name = alias.organisationName;
  const at = new Date(0);
  const table = { caption: 'Costs', head: [], rows: [[{ text: `Hall of ${name}` }]] };
  const asked = {
    ask: `Does ${name}?`,
    askedAt: at,
    given: [{ text: `${name} does`, givenAt: at }],
  };
  const sections = [
    {
      number: 1,
      title: 'Project',
      answers: [
        { ...answer, name: 'what', paragraphs: [`${name} sings`], tables: [table] },
        { ...answer, name: 'how', paragraphs: ['So'], clarifications: [asked] },
        { ...answer, name: 'lead', paragraphs: ['Asha Kaur'] },
      ],
    },
    {
      number: 2,
      title: 'Organisation',
      answers: [{ ...answer, name: 'phone', paragraphs: ['01206'] }],
    },
  ];

  const shown = anonymousSections(sections, new Set(['lead', 'phone']), alias);

  expect(shown.map(({ title, answers }) => [title, answers.map(({ name: of }) => of)])).toEqual([
    ['Project', ['what', 'how']],
  ]);
  expect(JSON.stringify(shown)).not.toContain('Monkwick');
  expect(JSON.stringify(shown).match(/Applicant 3/g)).toHaveLength(4);
});

it.each([
  ['Accounts of Monkwick.PDF', 1, 'File 1.pdf'],
  ['no ending', 2, 'File 2'],
  ['monkwick.carers-morning', 3, 'File 3'],
])('a file that came as %p is %p', (came, number, name) => {
  expect(anonymousFileName(came, number)).toBe(name);
});
