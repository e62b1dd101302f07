import type { Form } from '../../../src/forms/form.js';
import { placesOf, postcodesIn } from '../../../src/forms/printing/known-places.rules.js';

const asked = { label: 'Where?', noun: 'where', isRequired: true };
const address = { ...asked, name: 'hall', kind: 'address' as const };
const area = {
  ...{ ...asked, name: 'area', kind: 'area' as const },
  ...{ places: [{ value: 'castle', text: 'Castle' }], asksPostcodes: true },
};
const line = { ...asked, name: 'title', kind: 'short-text' as const };
const form: Form = {
  sections: [
    { title: 'One', questions: [line, address] },
    { title: 'Two', questions: [area] },
  ],
  rules: [],
};
const answers = {
  title: 'CO3 3AA',
  hall: { lines: ['1 High Street'], postcode: 'CO1 1AA' },
  area: { places: ['castle'], postcodes: ['CO1 1AA', 'CO2 2AA'] },
};

it('finds the postcodes of addresses and areas, each once', () => {
  expect(postcodesIn(form, answers)).toEqual(['CO1 1AA', 'CO2 2AA']);
  expect(postcodesIn(form, { hall: { lines: ['1 High Street'], postcode: '' } })).toEqual([]);
  expect(postcodesIn(form, {})).toEqual([]);
});

it('says of those that are known where they are', () => {
  const places = new Map([['CO2 2AA', 'Berechurch ward']]);
  expect(placesOf(area, answers, places)).toEqual(['CO2 2AA: Berechurch ward']);
  expect(placesOf(address, answers, places)).toEqual([]);
  expect(placesOf(line, answers, new Map([['CO3 3AA', 'Elsewhere']]))).toEqual([]);
});
