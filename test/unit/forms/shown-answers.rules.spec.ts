import { shownSections } from '../../../src/forms/printing/shown-answers.rules.js';
import { standardForm } from '../../../src/rounds/standard-form.js';

const answers = {
  title: 'Lunch club',
  summary: 'One\n\nTwo',
  'starts-on': '2027-03-01',
  people: '1200',
  neighbourhood: 'north',
  theme: 'a theme that is no longer offered',
  'is-open': 'no',
  amount: '480050',
  area: { places: ['castle'], postcodes: ['CO1 1AA', 'CO2 7AX'] },
  ages: ['children', 'older-people'],
  venue: { lines: ['The Hall', 'Hall Road'], postcode: 'CO7 9AA' },
  budget: {
    lines: [{ what: 'Lunch', costKind: 'food-and-drink', cost: '10050', asked: '9000' }],
    match: [{ source: 'The tin', amount: '1050', isConfirmed: false }],
  },
  outcomes: [{ domain: 'age-well', indicator: 'People who come', target: '1200' }],
  quotes: ['a1', 'b2'],
  phone: '01632 960 001',
  'so-far': 'hidden, as it is not said that this is old',
};

it('shows every answer in words, and every question that has none', () => {
  const names = new Map([['a1', 'Hob, ‘new’.pdf']]);
  const shown = shownSections(standardForm, answers, names).flatMap((section) => section.answers);

  expect(Object.fromEntries(shown.map(({ name, paragraphs }) => [name, paragraphs]))).toEqual({
    title: ['Lunch club'],
    summary: ['One', 'Two'],
    'starts-on': ['1 March 2027'],
    'ends-on': [],
    'is-new': [],
    'who-benefits': [],
    people: ['1,200'],
    neighbourhood: ['Colchester North'],
    theme: ['a theme that is no longer offered'],
    area: ['Castle', 'CO1 1AA, CO2 7AX'],
    ages: ['Children', 'Older people'],
    needs: [],
    venue: ['The Hall', 'Hall Road', 'CO7 9AA'],
    strengths: [],
    'led-by': [],
    'is-open': ['No'],
    partners: [],
    amount: ['£4,800.50'],
    'total-cost': [],
    budget: [
      'Lunch · Food and drink · Cost: £100.50 · Asked for: £90',
      'The tin · Not yet confirmed · Amount: £10.50',
    ],
    quotes: ['Hob, ‘new’.pdf', 'A file'],
    'other-funding': [],
    afterwards: [],
    outcomes: ['Age Well · People who come · Target: 1,200'],
    'how-known': [],
    'at-risk': [],
    'governing-document': [],
    accounts: [],
    phone: ['01632 960 001'],
  });
});

it('says yes where yes was said', () => {
  const shown = shownSections(standardForm, { 'is-open': 'yes' }).flatMap(
    (section) => section.answers,
  );

  expect(shown.find(({ name }) => name === 'is-open')?.paragraphs).toEqual(['Yes']);
});
