import { refusalsToChair } from '../../../src/awards/decision/chair-choice.rules.js';
import type { ChairOfItem } from '../../../src/panels/meetings/chair.rules.js';

const anita = { personId: 'anita', name: 'Anita' };
const held: ChairOfItem = {
  ...{ holder: { personId: 'tom', name: 'Tom' }, aside: ['Helen'], mustChoose: false },
  candidates: [anita],
};
const open: ChairOfItem = { ...held, holder: undefined, aside: ['Helen', 'Tom'], mustChoose: true };
const away: ChairOfItem = { ...open, aside: [], mustChoose: false };

it.each<[string, ChairOfItem, string | undefined, readonly string[]]>([
  ['an office is here', held, undefined, []],
  ['both have an interest and one of the members is chosen', open, 'anita', []],
  ['both are away and nobody is named', away, undefined, []],
  ['both are away and somebody is named', away, 'anita', []],
  ['both have an interest and nobody is chosen', open, undefined, ['no-chair-chosen']],
  ['somebody is chosen beside who is here', held, 'anita', ['chair-is-here']],
  ['somebody is chosen who isn’t free', open, 'tom', ['chosen-not-free']],
])('%s', (_, chair, chosen, expected) => {
  expect(refusalsToChair(chair, chosen).map(({ code }) => code)).toEqual(expected);
});
