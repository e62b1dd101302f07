import fc from 'fast-check';
import {
  CURRENT_READING,
  inWords,
  quorumOf,
  type Attendee,
  type OfItem,
  type Quorum,
  type QuorumRule,
} from '../../../src/panels/meetings/quorum.rules.js';

const at = new Date('2026-12-08T14:30:00Z');
const earlier = new Date('2026-12-08T14:00:00Z');
const later = new Date('2026-12-08T15:00:00Z');

function present(personId: string, agencyName: string, change: Partial<Attendee> = {}): Attendee {
  return {
    ...{ personId, agencyName, sector: 'public', arrivedAt: earlier, leftAt: null },
    ...{ interest: 'none', ...change },
  };
}

const FIVE: QuorumRule = { quorumAgencies: 5, sectorsRequired: [], doAbstentionsCount: true };
const WHOLE: OfItem = { recusedAgencies: [] };

function counted(attendees: readonly Attendee[], rule = FIVE, item = WHOLE): Quorum {
  return quorumOf(attendees, rule, at, item);
}

const four = [
  present('ann', 'Essex County Council'),
  present('bob', 'Essex Police'),
  present('cal', 'ESNEFT'),
  present('dee', 'Community 360'),
];

describe('quorum of five agencies', () => {
  it.each<[string, readonly Attendee[], number]>([
    ['nobody', [], 0],
    ['four agencies', four, 4],
    ['a fifth', [...four, present('eve', 'Colchester Institute')], 5],
    ['two people of one agency', [...four, present('eve', 'Essex Police')], 4],
    ['one person for two agencies', [...four, present('dee', 'Colchester Institute')], 4],
    ['a deputy in the place of a member', [...four, present('deputy', 'University of Essex')], 5],
    [
      'one who abstains, being in the room',
      [...four, present('eve', 'CBH', { interest: 'none' })],
      5,
    ],
    ['one who has declared nothing', [...four, present('eve', 'CBH', { interest: undefined })], 5],
    ['a recused one', [...four, present('eve', 'CBH', { interest: 'pecuniary' })], 4],
    [
      'another registerable interest',
      [...four, present('eve', 'CBH', { interest: 'other-registerable' })],
      5,
    ],
    [
      'a non-registerable interest',
      [...four, present('eve', 'CBH', { interest: 'non-registerable' })],
      5,
    ],
    [
      'a recused one beside a colleague who is not',
      [
        ...four,
        present('eve', 'CBH', { interest: 'pecuniary' }),
        present('fay', 'CBH', { interest: 'none' }),
      ],
      5,
    ],
    ['one who left early', [...four, present('eve', 'CBH', { leftAt: earlier })], 4],
    ['one who leaves at this moment', [...four, present('eve', 'CBH', { leftAt: at })], 4],
    ['one who leaves later', [...four, present('eve', 'CBH', { leftAt: later })], 5],
    ['one who arrives at this moment', [...four, present('eve', 'CBH', { arrivedAt: at })], 5],
    ['one who arrives later', [...four, present('eve', 'CBH', { arrivedAt: later })], 4],
  ])('counts %s', (_, attendees, agencies) => {
    const quorum = counted(attendees);

    expect(quorum.counted).toHaveLength(agencies);
    expect(quorum.isQuorate).toBe(agencies >= 5);
  });

  it('keeps how it was counted, and who was out of it', () => {
    const attendees = [...four, present('eve', 'CBH', { interest: 'pecuniary' })];

    expect(counted(attendees)).toEqual({
      reading: CURRENT_READING,
      needed: 5,
      counted: ['Community 360', 'ESNEFT', 'Essex County Council', 'Essex Police'],
      recused: ['CBH'],
      abstained: [],
      missingSectors: [],
      isQuorate: false,
    });
  });

  it('counts a person for the agency they arrived for first, whatever the order of the rows', () => {
    const first = present('ann', 'Second in the alphabet', { arrivedAt: earlier });
    const then = present('ann', 'At first sight', { arrivedAt: at });

    expect(counted([first, then]).counted).toEqual(['Second in the alphabet']);
    expect(counted([then, first]).counted).toEqual(['Second in the alphabet']);
  });

  it('takes an agency out of its own bid, whoever it sends', () => {
    const five = [...four, present('eve', 'CBH'), present('fay', 'CBH')];

    expect(counted(five, FIVE, { recusedAgencies: ['CBH'] })).toMatchObject({
      counted: ['Community 360', 'ESNEFT', 'Essex County Council', 'Essex Police'],
      recused: ['CBH'],
      isQuorate: false,
    });
    expect(counted(four, FIVE, { recusedAgencies: ['CBH'] }).recused).toEqual([]); // they are not there
  });

  it.each([
    [true, true, []],
    [false, false, ['CBH']],
  ])('abstentions count: %p', (doAbstentionsCount, isQuorate, abstained) => {
    const item = { recusedAgencies: [], abstaining: ['CBH', 'An agency that stayed away'] };
    const rule = { ...FIVE, doAbstentionsCount };

    expect(counted([...four, present('eve', 'CBH')], rule, item)).toMatchObject({
      isQuorate,
      abstained,
    });
  });

  it('wants an agency of each sector the rule names, free of an interest', () => {
    const rule: QuorumRule = {
      ...{ ...FIVE, quorumAgencies: 2 },
      sectorsRequired: ['public', 'commercial'],
    };
    const bid = present('eve', 'We Are Colchester', { sector: 'commercial' });

    expect(counted(four, rule)).toMatchObject({ missingSectors: ['commercial'], isQuorate: false });
    expect(counted([...four, bid], rule)).toMatchObject({ missingSectors: [], isQuorate: true });
    expect(counted([...four, { ...bid, interest: 'pecuniary' }], rule).isQuorate).toBe(false);
  });
});

describe('in words', () => {
  it.each<[readonly Attendee[], string]>([
    [[], '0 of 0 agencies, 5 needed'],
    [four.slice(0, 1), '1 of 1 agency, 5 needed'],
    [four, '4 of 4 agencies, 5 needed'],
    [
      [...four, present('eve', 'CBH', { interest: 'pecuniary' })],
      '4 of 5 agencies, 5 needed; CBH has an interest',
    ],
    [
      [
        present('eve', 'CBH', { interest: 'pecuniary' }),
        present('fay', 'ICB', { interest: 'pecuniary' }),
        present('gus', 'BID', { interest: 'pecuniary' }),
      ],
      '0 of 3 agencies, 5 needed; BID, CBH and ICB have an interest',
    ],
  ])('%#', (attendees, words) => {
    expect(inWords(counted(attendees))).toBe(words);
  });

  it('names who abstained and which sector is missing', () => {
    const rule: QuorumRule = {
      ...{ ...FIVE, doAbstentionsCount: false },
      sectorsRequired: ['commercial', 'voluntary'],
    };
    const item = { recusedAgencies: [], abstaining: ['ESNEFT'] };

    expect(inWords(counted(four, rule, item))).toBe(
      '3 of 4 agencies, 5 needed; ESNEFT abstained; no commercial agency; no voluntary agency',
    );
  });
});

describe('any attendance', () => {
  const SECTOR = { A: 'public', B: 'public', C: 'voluntary', D: 'commercial' } as const;
  const instant = fc.integer({ min: -2, max: 2 }).map((hours) => new Date(+at + hours * 3_600_000));
  const agency = fc.constantFrom('A', 'B', 'C', 'D');
  const attendee: fc.Arbitrary<Attendee> = fc
    .record({
      personId: fc.constantFrom('ann', 'bob', 'cal', 'dee', 'eve', 'fay'),
      agencyName: agency,
      arrivedAt: instant,
      leftAt: fc.option(instant),
      interest: fc.constantFrom('none', 'pecuniary', 'other-registerable', undefined),
    })
    .map((one) => ({ ...one, sector: SECTOR[one.agencyName] }));
  /** As the database keeps it: whoever is there is there once. */
  const attendance = fc.uniqueArray(attendee, { selector: ({ personId }) => personId });
  const rule: fc.Arbitrary<QuorumRule> = fc.record({
    quorumAgencies: fc.integer({ min: 1, max: 5 }),
    sectorsRequired: fc.uniqueArray(
      fc.constantFrom<QuorumRule['sectorsRequired'][number]>('public', 'voluntary', 'commercial'),
    ),
    doAbstentionsCount: fc.boolean(),
  });
  const item = fc.record({
    recusedAgencies: fc.uniqueArray(agency),
    abstaining: fc.uniqueArray(agency),
  });

  it('gives what counting by hand gives', () => {
    fc.assert(
      fc.property(attendance, rule, item, (attendees, terms, out) => {
        const byHand = new Map<string, string>();
        for (const one of attendees) {
          if (one.arrivedAt > at) continue;
          if (one.leftAt !== null && one.leftAt <= at) continue;
          if (one.interest === 'pecuniary') continue;
          if (out.recusedAgencies.some((name) => name === one.agencyName)) continue;
          if (!terms.doAbstentionsCount && out.abstaining.some((name) => name === one.agencyName))
            continue;
          byHand.set(one.agencyName, one.sector);
        }
        let enough = byHand.size >= terms.quorumAgencies;
        for (const sector of terms.sectorsRequired)
          if (![...byHand.values()].includes(sector)) enough = false;

        const quorum = counted(attendees, terms, out);
        expect(new Set(quorum.counted)).toEqual(new Set(byHand.keys()));
        expect(quorum.isQuorate).toBe(enough);
      }),
    );
  });

  it('never counts more agencies than people, nor one agency on two sides', () => {
    fc.assert(
      fc.property(fc.array(attendee), rule, item, (attendees, terms, out) => {
        const quorum = counted(attendees, terms, out);
        const all = [...quorum.counted, ...quorum.recused, ...quorum.abstained];
        const people = new Set(attendees.map(({ personId }) => personId));
        expect(all.length).toBeLessThanOrEqual(people.size);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it('never grows when somebody declares a pecuniary interest', () => {
    fc.assert(
      fc.property(attendance, rule, fc.nat(), (attendees, terms, chosen) => {
        const declared = attendees.map((one, index) =>
          index === chosen % attendees.length ? { ...one, interest: 'pecuniary' as const } : one,
        );
        expect(counted(declared, terms).counted.length).toBeLessThanOrEqual(
          counted(attendees, terms).counted.length,
        );
      }),
    );
  });
});
