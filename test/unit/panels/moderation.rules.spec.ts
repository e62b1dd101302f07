import { readPoints } from '../../../src/panels/moderation/moderation.form.js';
import {
  refusalsToModerate,
  type ModerationFacts,
} from '../../../src/panels/moderation/moderation.rules.js';

const moderable: ModerationFacts = {
  status: 'submitted',
  scorers: 1,
  hasInterest: false,
  seenVersion: 1,
  latest: { version: 1, hundredths: 300, byName: 'Cora' },
};

it.each<[Partial<ModerationFacts>, readonly string[]]>([
  [{}, []],
  [{ seenVersion: 0, latest: undefined }, []],
  [{ status: 'awarded' }, ['bid-decided']],
  [{ scorers: 0 }, ['nothing-to-moderate']],
  [{ hasInterest: true }, ['interest-declared']],
  [{ seenVersion: 0 }, ['moderated-meanwhile']],
  [{ status: 'declined', scorers: 0 }, ['bid-decided', 'nothing-to-moderate']],
])('with %o: %p', (change, codes) => {
  expect(refusalsToModerate({ ...moderable, ...change }).map(({ code }) => code)).toEqual(codes);
});

it('says what stands when somebody else was first', () => {
  const [refusal] = refusalsToModerate({ ...moderable, seenVersion: 0 });
  expect(refusal?.message).toContain('Cora moderated it to 3.00 meanwhile');
});

it.each([
  ['0', 0],
  ['3', 300],
  [' 3.5 ', 350],
  ['3.25', 325],
  ['3.05', 305],
  ['5.00', 500],
])('reads %p as %p hundredths', (typed, hundredths) => {
  expect(readPoints(typed)).toEqual({ value: hundredths });
});

it.each(['', '5.01', '6', '-1', '3.255', '3,5', 'three'])('refuses %p', (typed) => {
  expect(readPoints(typed)).toHaveProperty('problem');
});
