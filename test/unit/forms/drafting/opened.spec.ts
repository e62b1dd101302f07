import fc from 'fast-check';
import {
  fingerprintOf,
  openedAsText,
  openedIn,
  pageIn,
} from '../../../../src/forms/drafting/opened.js';

describe('the fingerprint of an answer', () => {
  it('is the same for no answer and an empty one', () => {
    expect(fingerprintOf(undefined)).toBe(fingerprintOf(''));
  });

  it('is the same in whatever order the database keeps the parts', () => {
    const one = { lines: ['1 High Street'], postcode: 'CO1 1AA' };
    const other = { postcode: 'CO1 1AA', lines: ['1 High Street'] };

    expect(fingerprintOf(one)).toBe(fingerprintOf(other));
    expect(fingerprintOf({ ...one, lines: ['2 High Street'] })).not.toBe(fingerprintOf(one));
  });

  it('minds the order of what people put in an order', () => {
    expect(fingerprintOf(['a', 'b'])).not.toBe(fingerprintOf(['b', 'a']));
  });

  it('of what can’t be read is of what was typed, whatever we say about it', () => {
    const typed = { 'starts-day': '31', 'starts-month': '2', 'starts-year': '' };
    const one = { typed, problems: [{ field: 'starts', message: 'No such day' }] };
    const other = { typed: { 'starts-month': '2', 'starts-day': '31' }, problems: [] };

    expect(fingerprintOf(one)).toBe(fingerprintOf(other));
  });

  it('differs for different texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(fingerprintOf(one) === fingerprintOf(other)).toBe(one === other);
      }),
    );
  });
});

describe('what a form was opened with', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{0,20}(-[a-z0-9]{1,8}){0,2}$/);

  it('comes back with the form as it was sent', () => {
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), (answers) => {
        const opened = new Map(
          Object.entries(answers).map(([key, answer]) => [key, fingerprintOf(answer)]),
        );
        expect(openedIn({ _opened: openedAsText(opened) })).toEqual(opened);
      }),
    );
  });

  it.each([undefined, '', 'title', ['title:x'], 'title:<script>'])('is nothing in %p', (sent) => {
    expect(openedIn({ _opened: sent }).size).toBe(0);
  });
});

it('names the page, or none', () => {
  const page = 'b8a7d2f0-1c1e-4f6b-9f57-1f0f7a0c6f11';
  expect(pageIn({ _page: page })).toBe(page);
  expect(pageIn({ _page: "x'; DROP TABLE page" })).toBeNull();
  expect(pageIn({})).toBeNull();
});
