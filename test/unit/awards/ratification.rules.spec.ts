import fc from 'fast-check';
import {
  closingOf,
  ratificationOf,
  toBallot,
  type AgencyOfItem,
  type BallotAnswer,
  type RatificationFacts,
} from '../../../src/awards/ratification/ratification.rules.js';
import type { AgencyVote, Vote } from '../../../src/panels/meetings/voting.rules.js';
import { FIRST_RULE, type PanelRule } from '../../../src/panels/rule/panel-rule.js';

const closesAt = new Date('2026-12-15T17:00:00Z');
const RULE: PanelRule = { ...FIRST_RULE, quorumAgencies: 5 };
const TEXT = 'the text as it was sent';

const agency = (agencyName: string, change: Partial<AgencyOfItem> = {}): AgencyOfItem => ({
  ...{ agencyName, sector: 'public', isRecused: false },
  ...change,
});
const SEVEN = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => agency(name));
const voted = (vote: Vote, ...names: readonly string[]): readonly AgencyVote[] =>
  names.map((agencyName) => ({ agencyName, vote }));
const answer = (agencyName: string, change: Partial<BallotAnswer> = {}): BallotAnswer => ({
  ...{ agencyName, vote: 'for', textHash: TEXT },
  ...{ answeredAt: new Date('2026-12-10T10:00:00Z'), ...change },
});

/** Three agencies met and were for it; four were asked. */
function standing(
  answers: readonly BallotAnswer[],
  change: Partial<RatificationFacts> = {},
): ReturnType<typeof ratificationOf> {
  return ratificationOf({
    ...{ rule: RULE, agencies: SEVEN, atMeeting: voted('for', 'A', 'B', 'C') },
    ...{ balloted: ['D', 'E', 'F', 'G'], answers, textHash: TEXT, closesAt, ...change },
  });
}

describe('the closing moment', () => {
  it.each([
    ['2026-12-08T14:30:00Z', 5, '2026-12-15T17:00:00.000Z'],
    ['2026-12-18T16:59:00Z', 5, '2026-12-29T17:00:00.000Z'], // over Christmas and its substitute day
    ['2027-03-25T23:30:00Z', 1, '2027-03-30T16:00:00.000Z'], // Good Friday, Easter Monday; the clocks go forward
    ['2026-10-23T22:59:00Z', 1, '2026-10-26T17:00:00.000Z'], // and back
    ['2026-07-03T23:30:00Z', 2, '2026-07-07T16:00:00.000Z'], // sent on Saturday already, in London
  ])('of what is sent at %s with %i days is %s', (sentAt, days, closing) => {
    expect(closingOf(new Date(sentAt), days).toISOString()).toBe(closing);
  });
});

describe('who is asked', () => {
  it('is every agency that may vote and did not at the meeting', () => {
    const agencies = [...SEVEN.slice(1), agency('A', { isRecused: true })];

    expect(toBallot(agencies, voted('for', 'B', 'C'))).toEqual(['D', 'E', 'F', 'G']);
    expect(toBallot(agencies, [])).toEqual(['B', 'C', 'D', 'E', 'F', 'G']); // an urgent decision
  });
});

describe('how it stands', () => {
  it('passes when those who met and those who answered are enough together', () => {
    expect(standing([answer('D')])).toMatchObject({
      passes: false,
      outstanding: ['E', 'F', 'G'],
      quorum: { counted: ['A', 'B', 'C', 'D'], isQuorate: false },
    });
    expect(standing([answer('D'), answer('E')])).toMatchObject({
      passes: true,
      tally: { for: 5, against: 0, abstained: 0 },
    });
  });

  it('needs the voting rule as well as the quorum', () => {
    const against = [answer('D'), answer('E', { vote: 'against' })];

    expect(standing(against)).toMatchObject({ passes: false, quorum: { isQuorate: true } });
    const majority = { ...RULE, votingRule: 'majority-of-votes' } as const;
    expect(standing(against, { rule: majority }).passes).toBe(true);
  });

  it.each<[string, BallotAnswer]>([
    ['from an agency that was not asked', answer('H')],
    ['to another text', answer('E', { textHash: 'the text before it was changed' })],
    ['at the closing moment', answer('E', { answeredAt: closesAt })],
    ['too late', answer('E', { answeredAt: new Date('2026-12-16T09:00:00Z') })],
    ['twice by one agency', answer('D', { answeredAt: new Date('2026-12-11T10:00:00Z') })],
    ['from one that has voted at the meeting', answer('A')],
  ])('does not count an answer %s', (_, stray) => {
    expect(standing([answer('D'), stray]).quorum.counted).toEqual(['A', 'B', 'C', 'D']);
  });

  it('takes the last answer of an agency, in whatever order they are read', () => {
    const first = answer('D', { vote: 'against' });
    const then = answer('D', { answeredAt: new Date('2026-12-11T10:00:00Z') });
    const late = answer('D', { vote: 'against', answeredAt: closesAt });

    for (const answers of [
      [first, then, late],
      [late, then, first],
    ]) {
      expect(standing([...answers, answer('E')]).passes).toBe(true);
    }
  });

  it('counts no agency that has come to be recused, at the meeting or by its ballot', () => {
    const recused = (...names: readonly string[]) =>
      SEVEN.map((one) => ({ ...one, isRecused: names.includes(one.agencyName) }));
    const answers = [answer('D'), answer('E')];

    expect(standing(answers, { agencies: recused('A') })).toMatchObject({
      passes: false,
      quorum: { counted: ['B', 'C', 'D', 'E'] },
    });
    expect(standing(answers, { agencies: recused('E', 'G') })).toMatchObject({
      passes: false,
      outstanding: ['F'],
    });
  });

  it('counts those who abstain as the rule has it', () => {
    const answers = [answer('D'), answer('E', { vote: 'abstain' })];

    expect(standing(answers).passes).toBe(true);
    expect(standing(answers, { rule: { ...RULE, doAbstentionsCount: false } }).passes).toBe(false);
  });

  it('wants an agency of each sector the rule names', () => {
    const rule: PanelRule = { ...RULE, sectorsRequired: ['voluntary'] };
    const agencies = SEVEN.map((one) =>
      one.agencyName === 'F' ? agency('F', { sector: 'voluntary' }) : one,
    );

    expect(standing([answer('D'), answer('E')], { rule, agencies }).passes).toBe(false);
    expect(standing([answer('D'), answer('F')], { rule, agencies }).passes).toBe(true);
  });

  it('passes nothing by itself', () => {
    expect(standing([], { agencies: [], atMeeting: [], balloted: [] }).passes).toBe(false);
  });
});

describe('any ratification', () => {
  const name = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
  const vote = fc.constantFrom<Vote>('for', 'against', 'abstain');
  const facts: fc.Arbitrary<RatificationFacts> = fc.record({
    rule: fc.record({
      ...{ standing: fc.constant('decides' as const), hasCastingVote: fc.boolean() },
      quorumAgencies: fc.integer({ min: 1, max: 5 }),
      sectorsRequired: fc.uniqueArray(
        fc.constantFrom('public' as const, 'voluntary' as const, 'commercial' as const),
      ),
      votingRule: fc.constantFrom(
        'consensus' as const,
        'majority-of-votes' as const,
        'majority-of-agencies' as const,
      ),
      doAbstentionsCount: fc.boolean(),
      ...{ ratificationDays: fc.constant(5), mayDecideUrgently: fc.constant(true) },
      mayDeputiesAnswer: fc.constant(true),
      parentDecidesAbovePence: fc.constant(null),
    }),
    agencies: fc.uniqueArray(
      fc.record({
        agencyName: name,
        sector: fc.constantFrom('public' as const, 'voluntary' as const, 'commercial' as const),
        isRecused: fc.boolean(),
      }),
      { selector: ({ agencyName }) => agencyName },
    ),
    atMeeting: fc.uniqueArray(fc.record({ agencyName: name, vote }), {
      selector: ({ agencyName }) => agencyName,
    }),
    balloted: fc.uniqueArray(name),
    answers: fc.uniqueArray(
      fc.record({
        agencyName: name,
        vote,
        answeredAt: fc
          .integer({ min: -9, max: 2 })
          .map((hours) => new Date(+closesAt + hours * 3_600_000)),
        textHash: fc.constantFrom(TEXT, TEXT, 'another'),
      }),
      { selector: ({ agencyName, answeredAt }) => `${agencyName} ${answeredAt.toISOString()}` },
    ),
    textHash: fc.constant(TEXT),
    closesAt: fc.constant(closesAt),
  });

  it('gives what counting by hand gives', () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(ratificationOf(given).passes).toBe(byHand(given));
      }),
      { numRuns: 1000 },
    );
  });

  it('is not changed by what a recused agency does', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const isOut = ({ agencyName }: { readonly agencyName: string }): boolean =>
          given.agencies.some((one) => one.agencyName === agencyName && one.isRecused);
        const without = {
          ...given,
          atMeeting: given.atMeeting.filter((one) => !isOut(one)),
          answers: given.answers.filter((one) => !isOut(one)),
        };
        expect(ratificationOf(without)).toEqual(ratificationOf(given));
      }),
    );
  });

  /** One agency after the other, with nothing of ours but the words. */
  function byHand({ rule, agencies, atMeeting, balloted, answers }: RatificationFacts): boolean {
    let [yes, no, counting, entitled] = [0, 0, 0, 0];
    const sectors = new Set<string>();
    for (const one of agencies) {
      if (one.isRecused) continue;
      entitled += 1;
      let said: Vote | undefined;
      for (const met of atMeeting) if (met.agencyName === one.agencyName) said = met.vote;
      if (said === undefined && balloted.includes(one.agencyName)) {
        let last = -Infinity;
        for (const each of answers) {
          if (each.agencyName !== one.agencyName) continue;
          if (each.textHash !== TEXT || +each.answeredAt >= +closesAt) continue;
          if (+each.answeredAt > last) {
            last = +each.answeredAt;
            said = each.vote;
          }
        }
      }
      if (said === 'for') yes += 1;
      if (said === 'against') no += 1;
      if (said === undefined || (said === 'abstain' && !rule.doAbstentionsCount)) continue;
      counting += 1;
      sectors.add(one.sector);
    }
    if (counting < rule.quorumAgencies) return false;
    for (const sector of rule.sectorsRequired) if (!sectors.has(sector)) return false;
    if (rule.votingRule === 'consensus') return yes >= 1 && no === 0;
    if (rule.votingRule === 'majority-of-votes') return yes > no;
    return yes > entitled / 2;
  }
});
