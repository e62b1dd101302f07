import { FIRST_RULE, type PanelRule } from '../../../src/panels/rule/panel-rule.js';
import { isSameRule, refusalsToSet } from '../../../src/panels/rule/rule-setting.rules.js';

const inForce = { ...FIRST_RULE, quorumAgencies: 5, version: 3 };
const wanted: PanelRule = { ...FIRST_RULE, quorumAgencies: 4 };

function codes(change: Partial<PanelRule>, seenVersion = 3): readonly string[] {
  return refusalsToSet({ wanted: { ...wanted, ...change }, inForce, seenVersion }).map(
    ({ code }) => code,
  );
}

it('sets a rule that can be', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ votingRule: 'majority-of-votes', hasCastingVote: true })).toEqual([]);
  expect(codes({ sectorsRequired: ['public', 'voluntary', 'commercial'] })).toEqual([]);
  expect(codes({ ratificationDays: null, mayDecideUrgently: false })).toEqual([]);
  expect(codes({ parentDecidesAbovePence: 1n })).toEqual([]);
  expect(codes({ standing: 'endorses' })).toEqual([]);
});

it.each([
  [{ quorumAgencies: 5 }, 'rule-unchanged'],
  [{ quorumAgencies: 1, sectorsRequired: ['public', 'voluntary'] }, 'quorum-below-sectors'],
  [{ hasCastingVote: true }, 'casting-vote-settles-nothing'],
  [{ ratificationDays: null }, 'urgent-needs-ratification'],
  [{ standing: 'endorses', parentDecidesAbovePence: 1n }, 'endorsing-has-no-limit'],
] as const)('refuses %o', (change, code) => {
  expect(codes(change)).toEqual([code]);
});

it('refuses a rule made over one that was not read, whether it changes anything or not', () => {
  expect(codes({}, 2)).toEqual(['rule-moved-on']);
  expect(codes({ quorumAgencies: 5 }, 2)).toEqual(['rule-moved-on']);
});

it('knows the same rule by what it says, in whatever order', () => {
  const one: PanelRule = { ...wanted, sectorsRequired: ['public', 'voluntary'] };
  expect(isSameRule(one, { ...one, sectorsRequired: ['voluntary', 'public'] })).toBe(true);
  for (const change of [
    { standing: 'endorses' },
    { quorumAgencies: 9 },
    { sectorsRequired: [] },
    { votingRule: 'majority-of-votes' },
    { hasCastingVote: true },
    { doAbstentionsCount: false },
    { ratificationDays: 7 },
    { mayDeputiesAnswer: false },
    { mayDecideUrgently: false },
    { parentDecidesAbovePence: 5n },
  ] as const) {
    expect(isSameRule(one, { ...one, ...change })).toBe(false);
  }
});
