import { flawsOf } from '../../../src/forms/definition/definition.rules.js';
import { readForm } from '../../../src/forms/definition/read-form.js';
import { standardForm } from '../../../src/rounds/standard-form.js';

const questions = standardForm.sections.flatMap((section) => section.questions);

it('is a form without flaws', () => {
  expect(flawsOf(standardForm)).toEqual([]);
});

it('asks for a title and an amount of everybody, which are columns of every application', () => {
  const asked = new Map(questions.map((question) => [question.name, question]));

  expect(asked.get('title')).toMatchObject({ kind: 'short-text', isRequired: true });
  expect(asked.get('amount')).toMatchObject({ kind: 'money', isRequired: true });
});

it('is the same after it has been stored', () => {
  expect(readForm(JSON.parse(JSON.stringify(standardForm)))).toEqual({ form: standardForm });
});
