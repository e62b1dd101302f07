import { FIRST_RULE, type PanelRule } from '../../../src/panels/rule/panel-rule.js';
import { ruleInWords, warningsOf } from '../../../src/panels/rule/rule-words.rules.js';

const partnership: PanelRule = { ...FIRST_RULE, quorumAgencies: 5 };
const parent = { parentBody: 'Strategic Group' };

it('says the rule of the partnership', () => {
  expect(ruleInWords(partnership, parent)).toEqual([
    'The panel decides.',
    '5 agencies present without an interest in the bid make a quorum. Agencies are counted, not people.',
    'It decides by consensus: at least one agency is for it, and none against.',
    'An agency that abstains counts towards the quorum.',
    'A meeting without a quorum recommends, and agencies ratify by e-mail within 5 working days. A member or their deputy answers for the agency.',
    'Urgent decisions may be made between meetings, by e-mail.',
  ]);
});

it('says everything a rule may have', () => {
  const rule: PanelRule = {
    standing: 'endorses',
    quorumAgencies: 1,
    sectorsRequired: ['public'],
    votingRule: 'majority-of-votes',
    hasCastingVote: true,
    doAbstentionsCount: false,
    ratificationDays: null,
    mayDeputiesAnswer: false,
    mayDecideUrgently: false,
    parentDecidesAbovePence: 20_000_00n,
  };
  expect(ruleInWords(rule, parent)).toEqual([
    'The panel reviews and endorses: the decision and the money are somebody else’s.',
    '1 agency present without an interest in the bid, at least one of them public, makes a quorum. Agencies are counted, not people.',
    'It decides by a majority of the agencies that vote.',
    'When as many are for as against, the chair has a casting vote.',
    'An agency that abstains does not count towards the quorum.',
    'What a meeting without a quorum recommends can’t be ratified by e-mail.',
    'Nothing is decided between meetings.',
    'An award of more than £20,000 is only recommended: the Strategic Group decides.',
  ]);
  expect(
    ruleInWords({ ...rule, votingRule: 'majority-of-agencies', ratificationDays: 1 }, parent),
  ).toEqual(
    expect.arrayContaining([
      'It decides by a majority of all agencies on the panel that may vote, whether they are there or not.',
      'A meeting without a quorum recommends, and agencies ratify by e-mail within 1 working day. Members answer for their agencies, not their deputies.',
    ]),
  );
});

it('warns of a quorum that the agencies with a seat could never make', () => {
  const rule = { quorumAgencies: 2, sectorsRequired: ['public', 'commercial'] as const };

  expect(warningsOf(rule, [{ sector: 'public' }, { sector: 'commercial' }])).toEqual([]);
  expect(warningsOf(rule, [{ sector: 'public' }])).toEqual([
    'Only 1 agency has a seat, and 2 make a quorum: nothing can be decided yet.',
    'No commercial agency has a seat, and the quorum needs one: nothing can be decided yet.',
  ]);
});
