import type { Form, Question } from '../../../src/forms/form.js';
import { identifyingQuestions } from '../../../src/forms/identifying.rules.js';

it('are those of kinds that lead to somebody, and those that the form marks', () => {
  const asked = { label: 'Q?', noun: 'an answer', isRequired: false };
  const questions: readonly Question[] = [
    { ...asked, name: 'summary', kind: 'short-text' },
    { ...asked, name: 'lead', kind: 'short-text', isIdentifying: true },
    { ...asked, name: 'venue', kind: 'address' },
    { ...asked, name: 'mail', kind: 'email' },
    { ...asked, name: 'phone', kind: 'phone', isIdentifying: false },
    { ...asked, name: 'unmarked', kind: 'yes-no', isIdentifying: false },
  ];
  const form: Form = { sections: [{ title: 'One', questions }], rules: [] };

  expect([...identifyingQuestions(form)]).toEqual(['lead', 'venue', 'mail', 'phone']);
});
