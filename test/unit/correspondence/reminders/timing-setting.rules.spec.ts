import {
  inOrder,
  refusalsToSetTiming,
  type TimingSettingFacts,
} from '../../../../src/correspondence/reminders/timing/timing-setting.rules.js';
import { stepWords } from '../../../../src/correspondence/reminders/timing/timing-words.rules.js';
import type { Step } from '../../../../src/correspondence/reminders/timing/timing.rules.js';

const step = (days: number, change: Partial<Step> = {}): Step => ({
  ...{ days, counted: 'days', to: ['owing'] },
  ...change,
});

const FACTS: TimingSettingFacts = {
  audiences: ['owing', 'coordinator'],
  isOverAfterwards: false,
  hasHalfWay: false,
  isOfDecision: false,
  wanted: [step(-14), step(3, { to: ['owing', 'coordinator'] })],
  inForce: { version: 2, steps: [step(-7)] },
  seenVersion: 2,
};

it.each<[string, Partial<TimingSettingFacts>, string[]]>([
  ['can have other steps', {}, []],
  ['can be written no more', { wanted: [] }, []],
  ['is not set over another that was set meanwhile', { seenVersion: 1 }, ['timing-moved-on']],
  ['changes something', { wanted: [step(-7)] }, ['timing-unchanged']],
  ['has one step a day', { wanted: [step(-3), step(-3, { to: ['coordinator'] })] }, ['step-twice']],
  [
    'may have five days and five working days',
    { wanted: [step(-5), step(-5, { counted: 'working-days' })] },
    [],
  ],
  ['chases only what can be late', { isOverAfterwards: true }, ['step-too-late']],
  [
    'has half way only where there is a beginning',
    { wanted: [step(0, { counted: 'half-way' })] },
    ['no-half-way'],
  ],
  [
    'may have half way where there is',
    { hasHalfWay: true, wanted: [step(0, { counted: 'half-way' })] },
    [],
  ],
  ['tells nobody else', { wanted: [step(-3, { to: ['chair'] })] }, ['not-theirs']],
  [
    'keeps one to who answers where a decision waits',
    { isOfDecision: true, wanted: [step(-3, { to: ['coordinator'] })] },
    ['decision-waits'],
  ],
])('%s', (_, change, codes) => {
  expect(refusalsToSetTiming({ ...FACTS, ...change }).map(({ code }) => code)).toEqual(codes);
});

it('is kept in the order of the days: five working days are a week', () => {
  const steps = [
    ...[step(28), step(-6), step(-5, { counted: 'working-days' })],
    ...[step(0), step(0, { counted: 'half-way' })],
  ];

  expect(inOrder(steps).map((one) => stepWords(one, 'the organisation'))).toEqual([
    'Half way, in working days, to the organisation',
    '5 working days before, to the organisation',
    '6 days before, to the organisation',
    'On the day, to the organisation',
    '28 days after, to the organisation',
  ]);
});

it('says whom it tells', () => {
  expect(stepWords(step(1, { to: ['owing', 'coordinator', 'chair'] }), 'the organisation')).toBe(
    '1 day after, to the organisation, the coordinators and the panel’s chair',
  );
  expect(stepWords(step(-1, { counted: 'working-days', to: ['trustee-administrator'] }), '')).toBe(
    '1 working day before, to the trustee administrators',
  );
});
