import { afterSaving, type JustSaved } from '../../../../src/forms/drafting/going-on.rules.js';
import type { Question } from '../../../../src/forms/form.js';

const question = (name: string): Question => ({
  name,
  kind: 'short-text',
  label: name,
  noun: name,
  isRequired: true,
});

const form = {
  sections: [
    { title: 'One', questions: [question('one')] },
    {
      title: 'Only if',
      shownIf: [{ question: 'one', is: 'answered' as const }],
      questions: [question('two')],
    },
    { title: 'Three', questions: [question('three')] },
  ],
  rules: [],
};
const nothing = { taken: [], rivals: [], unreadable: [] };
const unreadable = [{ code: 'unreadable', field: 'one', message: 'What?' }];

function after(what: Partial<JustSaved>) {
  return afterSaving({
    ...{ list: '/applications/a', answers: { one: 'x' }, form },
    number: 1,
    saved: nothing,
    addedLine: undefined,
    goesOn: true,
    ...what,
  });
}

it.each([
  ['back to the list', { goesOn: false }, '/applications/a'],
  ['on to the next section', {}, '/applications/a/sections/2'],
  ['past a section that isn’t asked', { answers: {} }, '/applications/a/sections/3'],
  ['from the last to the check', { number: 3 }, '/applications/a/submission'],
  ['to the line that is added', { addedLine: 'costs' }, '/applications/a/sections/1#costs'],
  [
    'nowhere while there are two texts',
    { saved: { ...nothing, rivals: ['one'] } },
    '/applications/a/sections/1',
  ],
  [
    'nowhere when it can’t be read',
    { saved: { ...nothing, taken: ['one'], unreadable } },
    '/applications/a/sections/1',
  ],
  [
    'on all the same when the button is pressed again',
    { saved: { ...nothing, unreadable } },
    '/applications/a/sections/2',
  ],
] as const)('leads %s', (_, what, path) => {
  expect(after(what).path).toBe(path);
});
