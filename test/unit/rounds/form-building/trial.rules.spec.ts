import type { Form, Question } from '../../../../src/forms/form.js';
import {
  asksForFiles,
  shortcomingsOfTrial,
} from '../../../../src/rounds/form-building/trials/trial.rules.js';

const name: Question = {
  ...{ name: 'name', kind: 'short-text', label: 'Name', noun: 'a name', isRequired: true },
};
const quotes: Question = {
  ...{ name: 'quotes', kind: 'files', most: 2, purpose: 'quotes' },
  ...{ label: 'Quotes', noun: 'your quotes', isRequired: true },
};
const formOf = (...questions: readonly Question[]): Form => ({
  sections: [{ title: 'You', questions }],
  rules: [],
});

it('names what an applicant would still have to answer, but for files', () => {
  const shortcomings = shortcomingsOfTrial(formOf(name, quotes), {}, []);

  expect(shortcomings.map(({ question }) => question.name)).toEqual(['name']);
});

it('knows where files are asked for', () => {
  const [plain, filed] = [formOf(name), formOf(name, quotes)].map(({ sections }) =>
    sections.some(asksForFiles),
  );

  expect([plain, filed]).toEqual([false, true]);
});
