import { standardForm } from '../../../src/rounds/standard-form.js';

const questions = standardForm.sections.flatMap((section) => section.questions);

it('asks each question once, by a name of its own', () => {
  const names = questions.map(({ name }) => name);

  expect(new Set(names).size).toBe(names.length);
});

it('asks for a title and an amount, which are columns of every application', () => {
  const kinds = new Map(questions.map(({ name, kind }) => [name, kind]));

  expect(kinds.get('title')).toBe('short-text');
  expect(kinds.get('amount')).toBe('money');
});

it('is the same after it has been stored', () => {
  expect(JSON.parse(JSON.stringify(standardForm))).toEqual(standardForm);
});
