import { likelyConflict } from '../../../src/panels/interests/likely-conflict.rules.js';

it.each([
  ['Wivenhoe Hub', 'Wivenhoe Hub'],
  ['Wivenhoe Hub', 'wivenhoe hub CIC'],
  ['The Wivenhoe Hub', 'Wivenhoe Hub'],
  ['Berechurch & District Club', 'Berechurch and District Club Ltd'],
  ["St Anne's Centre", 'St Anne’s Centre'],
  ['Trust', 'Trust'],
])('%s and %s are likely the same body', (agency, organisation) => {
  expect(likelyConflict(agency, organisation)).toBe(
    `You sit on the panel for ${agency}, and ${organisation} is the organisation that is asking.`,
  );
});

it.each([
  ['Wivenhoe Hub', 'Wivenhoe Hubbub'],
  ['Essex Police', 'Essex Police Cadets'],
  ['', ''],
  ['…', '!'],
])('%s and %s are not', (agency, organisation) => {
  expect(likelyConflict(agency, organisation)).toBeUndefined();
});
