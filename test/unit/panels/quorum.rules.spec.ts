import fc from 'fast-check';
import {
  CURRENT_READING,
  inWords,
  quorumOf,
  type Attendee,
} from '../../../src/panels/meetings/quorum.rules.js';

const at = new Date('2026-12-08T14:30:00Z');
const earlier = new Date('2026-12-08T14:00:00Z');
const later = new Date('2026-12-08T15:00:00Z');

function present(personId: string, agencyName: string, change: Partial<Attendee> = {}): Attendee {
  return { personId, agencyName, arrivedAt: earlier, leftAt: null, interest: 'none', ...change };
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
  ])('counts %s', (_, attendees, counted) => {
    const quorum = quorumOf(attendees, 5, at);

    expect(quorum.counted).toHaveLength(counted);
    expect(quorum.isQuorate).toBe(counted >= 5);
  });

  it('keeps how it was counted, and who was out of it', () => {
    const attendees = [...four, present('eve', 'CBH', { interest: 'pecuniary' })];

    expect(quorumOf(attendees, 5, at)).toEqual({
      reading: CURRENT_READING,
      needed: 5,
      counted: ['Community 360', 'ESNEFT', 'Essex County Council', 'Essex Police'],
      recused: ['CBH'],
      isQuorate: false,
    });
  });

  it('counts a person for the agency they arrived for first, whatever the order of the rows', () => {
    const first = present('ann', 'Second in the alphabet', { arrivedAt: earlier });
    const then = present('ann', 'At first sight', { arrivedAt: at });

    expect(quorumOf([first, then], 1, at).counted).toEqual(['Second in the alphabet']);
    expect(quorumOf([then, first], 1, at).counted).toEqual(['Second in the alphabet']);
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
    expect(inWords(quorumOf(attendees, 5, at))).toBe(words);
  });
});

describe('any attendance', () => {
  const instant = fc.integer({ min: -2, max: 2 }).map((hours) => new Date(+at + hours * 3_600_000));
  const attendee: fc.Arbitrary<Attendee> = fc.record({
    personId: fc.constantFrom('ann', 'bob', 'cal', 'dee', 'eve', 'fay'),
    agencyName: fc.constantFrom('A', 'B', 'C', 'D'),
    arrivedAt: instant,
    leftAt: fc.option(instant),
    interest: fc.constantFrom('none', 'pecuniary', 'other-registerable', undefined),
  });
  /** As the database keeps it: one row a person. */
  const attendance = fc.uniqueArray(attendee, { selector: ({ personId }) => personId });

  it('gives what counting by hand gives', () => {
    fc.assert(
      fc.property(attendance, fc.integer({ min: 1, max: 5 }), (attendees, needed) => {
        const counted = new Set<string>();
        for (const one of attendees) {
          if (one.arrivedAt > at) continue;
          if (one.leftAt !== null && one.leftAt <= at) continue;
          if (one.interest === 'pecuniary') continue;
          counted.add(one.agencyName);
        }
        const quorum = quorumOf(attendees, needed, at);
        expect(new Set(quorum.counted)).toEqual(counted);
        expect(quorum.isQuorate).toBe(counted.size >= needed);
      }),
    );
  });

  it('never counts more agencies than people, nor one agency on both sides', () => {
    fc.assert(
      fc.property(fc.array(attendee), (attendees) => {
        const { counted, recused } = quorumOf(attendees, 5, at);
        const people = new Set(attendees.map(({ personId }) => personId));
        expect(counted.length + recused.length).toBeLessThanOrEqual(people.size);
        expect(counted.filter((agency) => recused.includes(agency))).toEqual([]);
      }),
    );
  });

  it('never grows when somebody declares a pecuniary interest', () => {
    fc.assert(
      fc.property(attendance, fc.nat(), (attendees, chosen) => {
        const declared = attendees.map((one, index) =>
          index === chosen % attendees.length ? { ...one, interest: 'pecuniary' as const } : one,
        );
        expect(quorumOf(declared, 5, at).counted.length).toBeLessThanOrEqual(
          quorumOf(attendees, 5, at).counted.length,
        );
      }),
    );
  });
});
