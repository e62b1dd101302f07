import fc from 'fast-check';
import { readEmailAddress } from '../../../src/people/email.rules.js';

it.each([
  ['ada@example.org', 'ada@example.org'],
  ['  Ada.Lane@Example.ORG ', 'ada.lane@example.org'],
  ["o'brien+panel@colchester.gov.uk", "o'brien+panel@colchester.gov.uk"],
  ['a@b', 'a@b'],
])('reads "%s" as %s', (typed, value) => {
  expect(readEmailAddress(typed)).toEqual({ value });
});

it.each([
  '',
  ' ',
  'ada',
  '@example.org',
  'ada@',
  'ada@@example.org',
  'ada@example..org',
  'ada@-example.org',
  'ada lane@example.org',
  'ada@example.org,bess@example.org',
  '"ada"@example.org',
  'Ada <ada@example.org>',
  'ada@example.org\r\nBcc: bess@example.org',
  'аda@example.org', // a Cyrillic а
  'ada@ｅxample.org', // a full-width e
  'adaﬁ@example.org', // a ligature
  'a\u212aa@example.org', // the Kelvin sign, whose small letter is k
  'İda@example.org', // its small letter is two characters
  `${'a'.repeat(65)}@example.org`,
  `a@${'b'.repeat(64)}.org`,
  `a@${'b.'.repeat(126)}org`,
])('refuses "%s"', (typed) => {
  expect(readEmailAddress(typed)).toHaveProperty('problem');
});

it('reads what it has read as the same, in lower case, NFKC, with one @ and no space', () => {
  const part = fc.stringMatching(/^[\w.!#'+-]{1,12}$/u);
  const nearlyAddress = fc.oneof(
    fc.tuple(part, part).map(([local, domain]) => `${local}@${domain}`),
    fc.string({ unit: 'grapheme' }),
    fc.emailAddress(),
  );
  fc.assert(
    fc.property(nearlyAddress, (typed) => {
      const read = readEmailAddress(typed);
      if ('problem' in read) return;
      const { value } = read;
      expect(readEmailAddress(value)).toEqual({ value });
      expect(value).toBe(value.toLowerCase().normalize('NFKC'));
      expect(value).toMatch(/^[^\s@,;<>"]+@[^\s@,;<>"]+$/);
    }),
    { numRuns: 2000 },
  );
});
