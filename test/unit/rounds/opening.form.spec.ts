import { timeOfDay } from '../../../src/platform/web/fields.js';
import { readReturnMonths } from '../../../src/rounds/opening/opening.form.js';

describe('a time of day', () => {
  const read = (typed: string): unknown => timeOfDay('the time it opens')(typed, {}, 'opensTime');

  it.each([
    ['17:00', '17:00'],
    ['09:30', '09:30'],
    ['9.30', '09:30'],
    ['0:00', '00:00'],
    ['5pm', '17:00'],
    ['5:30 PM', '17:30'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['12 noon', '12:00'],
    ['noon', '12:00'],
  ])('is read from %j as %s', (typed, value) => {
    expect(read(typed)).toEqual({ value });
  });

  it.each(['5', '24:00', '13pm', '0am', '9:60', 'midnight', '17:00:00', '-1:00'])(
    'is not read from %j',
    (typed) => {
      expect(read(typed)).toEqual({
        problem: 'The time it opens must be like 17:00, 5pm or 12 noon',
      });
    },
  );

  it('is asked for when it is missing', () => {
    expect(read(' ')).toEqual({ problem: 'Enter the time it opens' });
  });
});

describe('the months in which returns are due', () => {
  it.each([
    ['6, 12', [6, 12]],
    ['12 and 6', [6, 12]],
    ['12;12', [12]],
    ['3', [3]],
  ])('are read from %j', (typed, value) => {
    expect(readReturnMonths(typed)).toEqual({ value });
  });

  it.each(['', '0', '121', 'six', '-6', '1.5', '1 2 3 4 5 6 7 8 9 10 11 12 13'])(
    'are not read from %j',
    (typed) => {
      expect(readReturnMonths(typed)).toHaveProperty('problem');
    },
  );
});
