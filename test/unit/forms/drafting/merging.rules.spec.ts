import fc from 'fast-check';
import { mergedOf } from '../../../../src/forms/drafting/merging.rules.js';

const print = fc.constantFrom('one', 'two', 'three');

describe('an answer that is sent', () => {
  it.each([
    // opened, stored, sent, of the own page
    ['one', 'one', 'one', false, 'agreed'],
    ['one', 'two', 'two', false, 'agreed'], // two people wrote the same
    ['one', 'one', 'two', false, 'taken'],
    ['one', 'two', 'one', false, 'left'],
    ['one', 'two', 'three', false, 'rival'],
    ['one', 'two', 'three', true, 'taken'], // its last save arrived, and the reply did not
    ['one', 'two', 'one', true, 'taken'], // taken back again
  ] as const)(
    'of a form opened with %s, where %s is stored, saying %s (own page: %s) is %s',
    (opened, stored, sent, isOfOwnPage, merged) => {
      expect(mergedOf({ opened, stored, sent, isOfOwnPage })).toBe(merged);
    },
  );

  it('never overwrites what somebody else wrote since', () => {
    fc.assert(
      fc.property(print, print, print, (opened, stored, sent) => {
        const merged = mergedOf({ opened, stored, sent, isOfOwnPage: false });
        expect(merged === 'taken' && stored !== opened).toBe(false);
      }),
    );
  });

  it('is always stored or kept beside, unless it is what the form was opened with', () => {
    fc.assert(
      fc.property(print, print, print, fc.boolean(), (opened, stored, sent, isOfOwnPage) => {
        const merged = mergedOf({ opened, stored, sent, isOfOwnPage });
        expect(merged !== 'left' || sent === opened).toBe(true);
      }),
    );
  });
});
