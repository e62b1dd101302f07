import { postcodeOf } from '../../../src/kernel/postcode.js';

describe('a postcode', () => {
  it.each([
    ['CO1 1JB', 'CO1 1JB'],
    ['co11jb', 'CO1 1JB'],
    [' co1  1jb ', 'CO1 1JB'],
    ['SW1A 1AA', 'SW1A 1AA'],
    ['m1 1ae', 'M1 1AE'],
  ])('is read from %j as %s', (typed, postcode) => {
    expect(postcodeOf(typed)).toBe(postcode);
  });

  it.each(['', 'CO1', '1JB', 'CO1 JB1', 'COLCHESTER', 'CO1 1JB extra', 'CO1\n1JB; DROP'])(
    'is not read from %j',
    (typed) => {
      expect(postcodeOf(typed)).toBeUndefined();
    },
  );
});
