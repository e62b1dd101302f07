import { itemOf, resultOf } from '../../../../src/awards/minutes/minute-item.rules.js';
import type { RecordedDecision } from '../../../../src/awards/decision/decision-records.queries.js';
import { decided, facts, here, seated, THREE, warm } from './a-record.js';

function item(change: Partial<RecordedDecision> = {}, chairs: object = {}): readonly string[] {
  return itemOf(decided(change), warm, { ...facts, ...chairs });
}

it('has the sum and its fund, the votes, the quorum as it was, and who was in the chair', () => {
  expect(item()).toEqual([
    'RESOLVED that OC-2026-0004, “Warm Table”, of Wivenhoe Warm Table be awarded £3,000, from National Lottery.',
    'Votes: all agreed: A and B.',
    'Quorum: 2 agencies counted, 2 needed (A and B).',
    'In the chair: Of A.',
  ]);
});

it('has the conditions, what a smaller sum pays for, and the reasons; never the notes', () => {
  const lines = item({
    ...{ conditions: 'Open to all', revisedBudget: 'Without the hall', reasons: 'Needed' },
    notes: 'Between us',
  });

  expect(lines.slice(1, 4)).toEqual([
    'Conditions: Open to all',
    'What it pays for: Without the hall',
    'Reasons: Needed',
  ]);
  expect(lines.join(' ')).not.toContain('Between us');
});

it.each([
  [
    { needsRatification: true, agenciesCounted: ['A'], quorumAgencies: 5 },
    'It goes to the agencies, to be ratified by e-mail.',
    'Quorum: 1 agency counted, 5 needed (A). Not quorate.',
  ],
  [
    { needsParent: true },
    'It goes to the parent body, which decides sums of this size.',
    'Quorum: 2 agencies counted, 2 needed (A and B).',
  ],
  [
    { needsParent: true, needsRatification: true },
    'It goes to the agencies, to be ratified by e-mail and to the parent body, which decides sums of this size.',
    'Quorum: 2 agencies counted, 2 needed (A and B). Not quorate.',
  ],
])(
  'is RECOMMENDED where others have to agree, whatever came of it since',
  (change, who, quorum) => {
    const lines = item({ ...change, state: 'settled' });

    expect(lines[0]).toMatch(/^RECOMMENDED that OC-2026-0004/);
    expect(lines[1]).toBe(who);
    expect(lines).toContain(quorum);
  },
);

it('is deferred or referred without a quorum, and goes to nobody', () => {
  const none = { parts: [], amountPence: null, agenciesCounted: [], quorumAgencies: 5 };
  const lines = item({ ...none, outcome: 'deferred', needsRatification: true, votes: [] });

  expect(lines[0]).toMatch(/^RESOLVED .* be deferred\.$/);
  expect(lines[1]).toBe('Votes: nobody could vote.');
  expect(lines[2]).toBe('Quorum: 0 agencies counted, 5 needed. Not quorate.');
  expect(item({ ...none, outcome: 'referred' })[0]).toMatch(/ be referred\.$/);
});

it('says that it was not carried, and how each agency voted', () => {
  const votes = [
    { agencyName: 'A', vote: 'for' },
    { agencyName: 'B', vote: 'against' },
    { agencyName: 'C', vote: 'against' },
    { agencyName: 'D', vote: 'abstain' },
  ] as const;
  const lines = item({ isCarried: false, state: 'not-carried', needsRatification: true, votes });

  expect(lines[0]).toMatch(/^NOT CARRIED: that OC-2026-0004, .* be awarded £3,000/);
  expect(lines[1]).toBe('Votes: 1 for, A; 2 against, B and C; 1 abstained, D.');
});

it('names who gave the casting vote', () => {
  const votes = [
    { agencyName: 'A', vote: 'for' },
    { agencyName: 'B', vote: 'against' },
  ] as const;

  expect(item({ votes, castingVote: 'for', castingByName: 'Of A' })).toContain(
    'Votes: 1 for, A; 1 against, B. Casting vote for: Of A.',
  );
});

describe('the chair of the item', () => {
  const chairOf = (change: Partial<RecordedDecision>, chairs: object = {}): string | undefined =>
    item(change, chairs).find((line) => line.startsWith('In the chair'));

  it('is the vice chair when the chair was not there, had left, or had an interest', () => {
    const vice = 'In the chair: Of B.';
    const pecuniary = [{ applicationId: 'warm', personId: 'A', kind: 'pecuniary' }];

    expect(chairOf({}, { presences: [here('B')] })).toBe(vice);
    const left = [here('A', { leftAt: decided().decidedAt }), here('B')];
    expect(chairOf({}, { presences: left })).toBe(vice);
    expect(chairOf({}, { presences: [here('A', { arrivedAt: THREE }), here('B')] })).toBe(vice);
    expect(chairOf({}, { interests: pecuniary })).toBe(vice);
    expect(chairOf({ agenciesRecused: ['A'] })).toBe(vice);
  });

  it('stays the chair with another interest, or one in another bid', () => {
    const interests = [
      { applicationId: 'warm', personId: 'A', kind: 'non-registerable' },
      { applicationId: 'other', personId: 'A', kind: 'pecuniary' },
    ];

    expect(chairOf({}, { interests })).toBe('In the chair: Of A.');
  });

  it('is nobody when neither was free, and never a deputy', () => {
    expect(chairOf({ agenciesRecused: ['A', 'B'] })).toBeUndefined();
    const deputy = [seated('A', { office: 'chair', isDeputy: true })];
    expect(chairOf({}, { seated: deputy })).toBeUndefined();
  });
});

it('says which agencies were out of it', () => {
  expect(item({ agenciesRecused: ['C', 'D'] })).toContain(
    'Out of this item because of an interest: C and D.',
  );
});

describe('what is reported', () => {
  const asked = { meetingId: null, needsRatification: true } as const;

  it.each([
    [{ ...asked, state: 'settled' }, 'The agencies ratified it.'],
    [{ needsParent: true, state: 'settled' }, 'The parent body agreed.'],
    [{ ...asked, state: 'to-ratify' }, 'The agencies are still answering.'],
    [{ ...asked, state: 'with-parent' }, 'It is with the parent body.'],
    [{ ...asked, state: 'lapsed' }, 'It was not ratified in time, and lapsed.'],
    [{ ...asked, state: 'void' }, 'It was taken back.'],
    [{ ...asked, state: 'parent-refused' }, 'The parent body did not agree.'],
    [{ ...asked, state: 'not-carried', isCarried: false }, 'It was not carried.'],
    [{ ...asked, state: 'put-off', outcome: 'deferred' }, 'It comes back to the panel.'],
  ] as const)('has its result: %j', (change, result) => {
    expect(resultOf(decided(change), warm).at(-1)).toBe(result);
  });

  it('has where and when it was put, its conditions and its reasons', () => {
    const words = { conditions: 'Open to all', reasons: 'The cold' };

    expect(resultOf(decided({ ...asked, ...words }), warm).slice(1, 4)).toEqual([
      'Conditions: Open to all',
      'Reasons: The cold',
      'Put to the agencies by e-mail on Wednesday 16 December 2026, 2:30pm.',
    ]);
    expect(resultOf(decided({ needsRatification: true }), warm)[1]).toBe(
      'Recommended by the meeting on Wednesday 16 December 2026, 2:30pm.',
    );
  });
});
