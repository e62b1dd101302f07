import { quorumInWords } from '../../../src/panels/membership/panels.page.js';

it.each([
  [5, 7, '5 agencies present without an interest in the bid'],
  [1, 1, '1 agency present without an interest in the bid'],
  [
    5,
    4,
    '5 agencies present without an interest in the bid. Only 4 have a seat, so nothing can be decided yet',
  ],
  [
    2,
    1,
    '2 agencies present without an interest in the bid. Only 1 has a seat, so nothing can be decided yet',
  ],
])('a quorum of %i with %i seated', (needed, seated, words) => {
  expect(quorumInWords(needed, seated)).toBe(words);
});
