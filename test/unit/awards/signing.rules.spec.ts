import {
  actOfSigning,
  refusalsToSign,
  refusalsToTakeBack,
  type SigningFacts,
} from '../../../src/awards/acceptance/signing.rules.js';

const facts: SigningFacts = {
  status: 'offered',
  today: '2026-12-10',
  offerEndsOn: '2026-12-10',
  agreementNumber: 2,
  seenAgreement: 2,
  signatories: 2,
  signed: [],
};
const half: SigningFacts = {
  ...facts,
  status: 'half-accepted',
  signed: [{ personId: 'wyn', name: 'Wyn Bell' }],
};
const codes = (refusals: readonly { code: string }[]): string[] => refusals.map(({ code }) => code);

it.each([
  ['the first of two', facts, 'sign-first'],
  ['the second of two', half, 'accept'],
  ['the only one', { ...facts, signatories: 1 }, 'accept'],
] as const)('%s', (_, given, act) => {
  expect(actOfSigning(given)).toBe(act);
});

it.each([
  ['on its last day', facts, 'Una Bright', []],
  ['without a last day', { ...facts, offerEndsOn: null }, 'Una Bright', []],
  ['of whatever is in force', { ...facts, seenAgreement: undefined }, 'Una Bright', []],
  ['second', half, 'Una Bright', []],
  ['the day after', { ...facts, today: '2026-12-11' }, 'Una Bright', ['offer-ended']],
  [
    'of a text that was changed',
    { ...facts, seenAgreement: 1 },
    'Una Bright',
    ['agreement-changed'],
  ],
  ['with a name that has signed', half, ' wyn  BELL ', ['same-name']],
  [
    'with everything wrong',
    { ...half, today: '2026-12-11', seenAgreement: 1 },
    'Wyn Bell',
    ['offer-ended', 'agreement-changed', 'same-name'],
  ],
  ['of what is accepted', { ...facts, status: 'accepted' }, 'Una', ['award-already-accepted']],
  ['of what has lapsed', { ...facts, status: 'lapsed' }, 'Una', ['award-lapsed']],
  ['of what is refused', { ...facts, status: 'refused' }, 'Una', ['award-refused']],
] as const)('signs %s: %#', (_, given, name, expected) => {
  expect(codes(refusalsToSign(given, name))).toEqual(expected);
});

it.each([
  ['who signed first', half, 'wyn', []],
  ['nobody else', half, 'una', ['not-yours']],
  [
    'nobody when both have signed',
    { ...half, status: 'accepted' },
    'wyn',
    ['award-already-accepted'],
  ],
  ['nobody when nobody has', facts, 'wyn', ['award-offered']],
] as const)('is taken back by %s', (_, given, by, expected) => {
  expect(codes(refusalsToTakeBack(given, by))).toEqual(expected);
});
