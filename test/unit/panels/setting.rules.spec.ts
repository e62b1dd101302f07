import { INTEREST_KINDS, type InterestKind } from '../../../src/panels/interests/interest-kind.js';
import {
  refusalsToSet,
  takesBackDeclaration,
  type SettingFacts,
} from '../../../src/panels/interests/setting/setting.rules.js';

const nothing: SettingFacts = {
  kind: 'pecuniary',
  declared: undefined,
  set: undefined,
  isAgencyOut: false,
  isOwn: false,
  isShutToSetter: false,
};
const codes = (facts: Partial<SettingFacts>): readonly string[] =>
  refusalsToSet({ ...nothing, ...facts }).map(({ code }) => code);
const some = INTEREST_KINDS.filter((kind) => kind !== 'none');

it.each(some)('sets %s where nothing stands', (kind) => {
  expect(codes({ kind })).toEqual([]);
});

it.each<Partial<SettingFacts>>([
  { declared: 'pecuniary' },
  { set: 'non-registerable' },
  { declared: 'other-registerable', set: 'pecuniary' },
])('takes back what stands: %j', (standing) => {
  expect(codes({ ...standing, kind: 'none' })).toEqual([]);
});

it.each<Partial<SettingFacts>>([{}, { declared: 'none' }])(
  'has nothing to take back: %j',
  (standing) => {
    expect(codes({ ...standing, kind: 'none' })).toEqual(['nothing-to-take-back']);
  },
);

it('sets nothing about somebody whose whole agency is out', () => {
  for (const kind of INTEREST_KINDS) {
    expect(codes({ kind, isAgencyOut: true })).toEqual(['agency-is-applicant']);
  }
});

it('lets coordinators raise an interest of their own, and not lower one', () => {
  expect(codes({ isOwn: true, declared: 'other-registerable' })).toEqual([]);
  expect(codes({ isOwn: true, declared: 'other-registerable', kind: 'none' })).toEqual([
    'own-interest',
  ]);
  expect(codes({ isOwn: true, set: 'pecuniary', kind: 'non-registerable' })).toEqual([
    'own-interest',
  ]);
});

it('says nothing but that to whom the bid is shut', () => {
  expect(codes({ isShutToSetter: true, isAgencyOut: true, kind: 'none' })).toEqual([
    'setter-has-interest',
  ]);
});

it.each<[InterestKind, InterestKind | undefined, boolean]>([
  ['none', 'pecuniary', true],
  ['other-registerable', 'pecuniary', true],
  ['none', 'non-registerable', true],
  ['pecuniary', 'other-registerable', false],
  ['non-registerable', 'other-registerable', false],
  ['none', 'none', false],
  ['none', undefined, false],
])('setting %s over a declaration of %s takes it back: %s', (kind, declared, expected) => {
  expect(takesBackDeclaration({ kind, declared })).toBe(expected);
});
