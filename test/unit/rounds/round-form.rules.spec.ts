import type { Form } from '../../../src/forms/form.js';
import { flawsOfRoundForm } from '../../../src/rounds/round-form.rules.js';
import { standardForm } from '../../../src/rounds/standard-form.js';

const title = {
  name: 'title',
  kind: 'short-text',
  label: 'Title?',
  noun: 'a title',
  isRequired: true,
} as const;
const amount = { ...title, name: 'amount', kind: 'money' } as const;
const when = [{ question: 'title', is: 'answered' }] as const;

function of(...questions: Form['sections'][number]['questions']): Form {
  return { sections: [{ title: 'All', questions }], rules: [] };
}

it('is content with the standard form', () => {
  expect(flawsOfRoundForm(standardForm)).toEqual([]);
});

it.each<[string, Form, number]>([
  ['no title and no amount', of({ ...title, name: 'other' }), 2],
  ['an amount that is a text', of(title, { ...title, name: 'amount' }), 1],
  ['an amount that is optional', of(title, { ...amount, isRequired: false }), 1],
  ['an amount that some are not asked', of(title, { ...amount, shownIf: when }), 1],
  [
    'an amount in a section that some are not asked',
    {
      ...of(title),
      sections: [...of(title).sections, { title: 'More', shownIf: when, questions: [amount] }],
    },
    1,
  ],
])('refuses %s', (_, form, count) => {
  expect(flawsOfRoundForm(form).map(({ code }) => code)).toEqual(
    Array.from({ length: count }, () => 'question-compulsory'),
  );
});
