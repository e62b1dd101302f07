import {
  refusalsToPrepare,
  type PreparationFacts,
} from '../../../src/awards/agreement/preparation/preparation.rules.js';
import {
  refusalsToMeet,
  refusalsToTakeBack,
} from '../../../src/awards/conditions/condition.rules.js';

const codes = (refusals: readonly { code: string }[]): string[] => refusals.map(({ code }) => code);
const open = { kind: 'precedent', status: 'accepted', isMet: false } as const;

it.each([
  ['before a payment', open, []],
  ['before anybody has signed', { ...open, status: 'offered' }, []],
  ['twice', { ...open, isMet: true }, ['met-already']],
  ['that holds throughout', { ...open, kind: 'ongoing' }, ['ongoing']],
  ['of what is held', { ...open, status: 'held' }, ['award-not-standing']],
  ['of what is over', { ...open, status: 'complete' }, ['award-not-standing']],
] as const)('meets a condition %s: %#', (_, facts, expected) => {
  expect(codes(refusalsToMeet(facts))).toEqual(expected);
});

it.each([
  ['that was met', { ...open, isMet: true }, []],
  ['that was not', open, ['not-met']],
  ['of what is over', { ...open, isMet: true, status: 'terminated' }, ['award-not-standing']],
] as const)('takes back a condition %s: %#', (_, facts, expected) => {
  expect(codes(refusalsToTakeBack(facts))).toEqual(expected);
});

const facts: PreparationFacts = {
  status: 'offered',
  conditions: [1, 2],
  met: [],
  parts: 2,
  startsOn: '2027-01-01',
  endsOn: '2027-01-01',
};

it.each([
  ['while it is offered', facts, [{ number: 1, beforePart: 2 }], []],
  ['while it is held', { ...facts, status: 'held' }, [{ number: 2, beforePart: null }], []],
  ['with a condition it hasn’t', facts, [{ number: 9, beforePart: 9 }], []],
  ['that ends before it starts', { ...facts, endsOn: '2026-12-31' }, [], ['ends-before-it-starts']],
  ['with too many payments', facts, [{ number: 1, beforePart: 3 }], ['no-such-payment']],
  [
    'that undoes what is met',
    { ...facts, met: [2] },
    [{ number: 2, beforePart: null }],
    ['met-already'],
  ],
  ['that one has signed', { ...facts, status: 'half-accepted' }, [], ['award-half-accepted']],
  ['that is signed', { ...facts, status: 'accepted' }, [], ['award-already-accepted']],
] as const)('prepares an agreement %s: %#', (_, given, chosen, expected) => {
  expect(codes(refusalsToPrepare(given, chosen))).toEqual(expected);
});
