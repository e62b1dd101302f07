import fc from 'fast-check';
import type { RecordedDecision } from '../../../../src/awards/decision/decision-records.queries.js';
import {
  minutesOf,
  type MinuteEntry,
  type MinutesFacts,
} from '../../../../src/awards/minutes/minutes.rules.js';
import { bidsIn, readableTo } from '../../../../src/awards/minutes/readable.rules.js';
import { decided, facts, HALF_PAST, here, seated, THREE, warm } from './a-record.js';

function entriesOf(heading: string, change: Partial<MinutesFacts>): readonly MinuteEntry[] {
  const { sections } = minutesOf({ ...facts, ...change });
  return sections.find((section) => section.heading === heading)?.entries ?? [];
}
const linesOf = (heading: string, change: Partial<MinutesFacts>): readonly string[] =>
  entriesOf(heading, change).flatMap(({ lines }) => lines);

it('begins with which meeting it was', () => {
  const { title, subtitle } = minutesOf(facts);

  expect(title).toBe('Minutes of the Funding Panel');
  expect(subtitle).toBe('Winter: Wednesday 16 December 2026, 2pm, Town Hall');
});

describe('who was present', () => {
  it('may be nobody', () => {
    expect(linesOf('Present', { presences: [] })).toEqual(['Nobody.']);
  });

  it('is by agency, with the office, and with arrivals and departures', () => {
    const presences = [
      here('A', { leftAt: HALF_PAST }),
      here('A', { arrivedAt: THREE }),
      here('B', { leftAt: THREE }),
      here('C'),
    ];

    expect(linesOf('Present', { presences })).toEqual([
      'A: Of A, chair, from 2pm to 2:30pm and from 3pm',
      'B: Of B, vice chair, from 2pm to 3pm',
      'C: Of C, from 2pm',
    ]);
  });

  it('names deputies and substitutes with whom they stood for', () => {
    const presences = [
      here('A', { personId: 'dee', personName: 'Dee', standsForName: 'Of A' }),
      here('B', { personId: 'sue', personName: 'Sue', standsForName: 'Of B' }),
    ];
    const deputy = seated('A', { personId: 'dee', personName: 'Dee', isDeputy: true });

    expect(linesOf('Present', { presences, seated: [...facts.seated, deputy] })).toEqual([
      'A: Dee, deputy of Of A, from 2pm',
      'B: Sue, substitute for Of B, from 2pm',
    ]);
    expect(linesOf('Apologies', { presences, seated: [...facts.seated, deputy] })).toEqual([
      'A: Of A, for whom Dee came',
      'B: Of B, for whom Sue came',
    ]);
  });
});

it('has the apologies of members who were not there, and of no deputy', () => {
  expect(linesOf('Apologies', {})).toEqual(['None.']);
  const more = [seated('C'), seated('D', { isDeputy: true })];
  expect(linesOf('Apologies', { seated: [...facts.seated, ...more] })).toEqual(['C: Of C']);
});

it('has the interests in what was dealt with, by bid, of what kind and who left', () => {
  const interests = [
    { applicationId: 'warm', personId: 'B', kind: 'pecuniary' },
    { applicationId: 'warm', personId: 'A', kind: 'non-registerable' },
    { applicationId: 'shed', personId: 'A', kind: 'pecuniary' }, // not dealt with
  ] as const;
  const bids = new Map([...facts.bids, ['shed', warm]]);
  const change = { interests, bids, decisions: [decided()] };
  const [only, ...others] = entriesOf('Declarations of interest', change);

  expect(others).toEqual([]);
  expect(only).toEqual({
    key: 'd1',
    number: 'D1',
    applicationId: 'warm',
    heading: 'OC-2026-0004: Warm Table, Wivenhoe Warm Table',
    lines: [
      'Of A, A: a non-registerable interest, and stayed',
      'Of B, B: a disclosable pecuniary interest, and left for this item',
    ],
  });
  expect(linesOf('Declarations of interest', {})).toEqual(['None.']);
});

it('reports what was decided between meetings, what came of recommendations, and earlier minutes', () => {
  const urgent = [decided({ meetingId: null, needsRatification: true })];
  const answered = [decided({ needsRatification: true, state: 'lapsed' })];
  const earlier = [{ heldAt: THREE, words: 'confirmed as they were issued.' }];
  const change = { urgent, answered, earlier };

  expect(entriesOf('Decided between meetings, and reported', change)[0]?.number).toBe('R1');
  expect(entriesOf('What became of earlier recommendations', change)[0]?.number).toBe('E1');
  expect(linesOf('Minutes of earlier meetings', change)).toEqual([
    'Wednesday 16 December 2026, 3pm: confirmed as they were issued.',
  ]);
});

describe('any meeting', () => {
  const bids = ['a', 'b', 'c', 'd', 'e'];
  const decision: fc.Arbitrary<RecordedDecision> = fc
    .record({
      applicationId: fc.constantFrom(...bids),
      outcome: fc.constantFrom('awarded', 'part-awarded', 'deferred', 'referred', 'declined'),
      isCarried: fc.boolean(),
      needsRatification: fc.boolean(),
      needsParent: fc.boolean(),
      reasons: fc.uuid(),
    })
    .map((change) => decided(change as Partial<RecordedDecision>));
  const meeting: fc.Arbitrary<MinutesFacts> = fc
    .record({
      decisions: fc.array(decision),
      urgent: fc.array(decision, { maxLength: 3 }),
      answered: fc.array(decision, { maxLength: 3 }),
      interests: fc.array(
        fc.record({
          applicationId: fc.constantFrom(...bids),
          personId: fc.constantFrom('A', 'B'),
          kind: fc.constantFrom('none' as const, 'pecuniary' as const, 'non-registerable' as const),
        }),
      ),
    })
    .map((change) => ({
      ...facts,
      bids: new Map(bids.map((id) => [id, { ...warm, title: `canary-${id}-` }])),
      ...change,
    }));

  it('has every decision once, in order, numbered without a gap, and no key twice', () => {
    fc.assert(
      fc.property(meeting, (one) => {
        const { sections } = minutesOf(one);
        const items = sections.find(({ heading }) => heading === 'Decisions')?.entries ?? [];

        expect(items.map(({ number }) => number)).toEqual(
          one.decisions.map((_, index) => String(index + 1)),
        );
        for (const [index, { applicationId, reasons }] of one.decisions.entries()) {
          expect(items[index]?.applicationId).toBe(applicationId);
          expect(items[index]?.lines).toContain(`Reasons: ${reasons}`);
        }
        const keys = sections.flatMap(({ entries }) => entries.map(({ key }) => key));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('tells whom a bid is shut to its numbers and nothing else of it, and all else as it is', () => {
    fc.assert(
      fc.property(meeting, fc.subarray(bids), (one, shut) => {
        const text = minutesOf(one);
        const whole = readableTo(text, [], new Set());
        const seen = readableTo(text, [], new Set(shut));

        for (const id of shut) expect(JSON.stringify(seen)).not.toContain(`canary-${id}-`);
        const about = new Map(
          text.sections.flatMap(({ entries }) => entries.map((entry) => [entry.key, entry])),
        );
        for (const [place, { entries }] of seen.sections.entries()) {
          for (const [index, entry] of entries.entries()) {
            const isShut = shut.includes(about.get(entry.key)?.applicationId ?? '');
            expect(entry).toEqual(
              isShut
                ? { isShut: true, key: entry.key, number: about.get(entry.key)?.number }
                : whole.sections[place]?.entries[index],
            );
          }
        }
        expect(seen.hasShut).toBe(bidsIn(text).some((id) => shut.includes(id)));
      }),
    );
  });
});
