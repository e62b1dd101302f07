import { readForm } from '../../../../src/forms/definition/read-form.js';

const question = {
  name: 'title',
  label: 'Title?',
  noun: 'the title',
  isRequired: true,
  kind: 'short-text',
};
const form = { sections: [{ title: 'All', questions: [question] }], rules: [] };

function withQuestion(more: object): object {
  return { ...form, sections: [{ title: 'All', questions: [{ ...question, ...more }] }] };
}

it('reads a form', () => {
  expect(readForm(form)).toEqual({ form });
});

it('says of what is no form where it isn’t one', () => {
  for (const json of [null, 'form', [], { sections: [] }, { ...form, more: 1 }]) {
    expect(readForm(json)).toHaveProperty('problems');
  }
  expect(readForm('form')).toEqual({
    problems: ['Invalid input: expected object, received string'],
  });
  expect(readForm(withQuestion({ label: 1 }))).toEqual({
    problems: ['sections.0.questions.0.label: Invalid input: expected string, received number'],
  });
});

it('refuses a kind that is not among the kinds, and a limit of another kind', () => {
  expect(readForm(withQuestion({ kind: 'wish' }))).toHaveProperty('problems');
  expect(readForm(withQuestion({ mostWords: 5 }))).toHaveProperty('problems');
  expect(readForm(withQuestion({ kind: 'long-text' }))).toHaveProperty('problems');
  expect(readForm(withQuestion({ hint: undefined }))).toHaveProperty('problems');
});

it('refuses a form with flaws, with their sentences', () => {
  expect(readForm(withQuestion({ name: 'submit' }))).toEqual({
    problems: ['“submit” means something else on the page: choose another name'],
  });
});
