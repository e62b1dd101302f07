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
};

it('shows every answer in words, and every question that has none', () => {
  const shown = shownSections(standardForm, answers).flatMap((section) => section.answers);

  expect(Object.fromEntries(shown.map(({ name, paragraphs }) => [name, paragraphs]))).toEqual({
    title: ['Lunch club'],
    summary: ['One', 'Two'],
    'starts-on': ['1 March 2027'],
    'who-benefits': [],
    people: ['1,200'],
    neighbourhood: ['Colchester North'],
    theme: ['a theme that is no longer offered'],
    strengths: [],
    'led-by': [],
    'is-open': ['No'],
    amount: ['£4,800.50'],
    'total-cost': [],
    'other-funding': [],
  });
});

it('says yes where yes was said', () => {
  const shown = shownSections(standardForm, { 'is-open': 'yes' }).flatMap(
    (section) => section.answers,
  );

  expect(shown.find(({ name }) => name === 'is-open')?.paragraphs).toEqual(['Yes']);
});
