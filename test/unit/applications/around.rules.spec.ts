import fc from 'fast-check';
import {
  refusalsToAnswer,
  refusalsToAsk,
} from '../../../src/applications/clarification/clarification.rules.js';
import { refusalsOfDeadline, timeLeft } from '../../../src/applications/deadline.rules.js';
import { refusalsToExtend } from '../../../src/applications/deadline/extension.rules.js';
import { readEqualityAnswers } from '../../../src/applications/equality/equality-questions.rules.js';
import {
  FEWEST,
  withoutSmallCounts,
} from '../../../src/applications/equality/small-counts.rules.js';
import { refusalsToTypeIn } from '../../../src/applications/on-behalf/on-behalf.rules.js';
import { withClarifications } from '../../../src/applications/paper/clarified-answers.rules.js';
import {
  isDoneAlready,
  refusalsToChange,
} from '../../../src/applications/standing/standing-change.rules.js';
import { londonInstant } from '../../../src/kernel/london.js';

const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);
const opensAt = londonInstant('2026-01-01', '09:00');

describe('a deadline on a clock in Colchester', () => {
  it.each([
    ['31 March, in summer time', '2026-03-31', '23:59', '2026-03-31T22:59:00Z'],
    [
      'the last Sunday of March, before the clocks go on',
      '2026-03-29',
      '00:59',
      '2026-03-29T00:59:00Z',
    ],
    ['the last Sunday of March, at noon', '2026-03-29', '12:00', '2026-03-29T11:00:00Z'],
    [
      'the last Sunday of October, in the hour shown twice',
      '2026-10-25',
      '01:30',
      '2026-10-25T01:30:00Z',
    ],
    ['the last Sunday of October, at noon', '2026-10-25', '12:00', '2026-10-25T12:00:00Z'],
  ])(
    '%s: met a second before, missed when it strikes, met within the grace',
    (_, date, time, at) => {
      const closesAt = londonInstant(date, time);
      const strict = { opensAt, closesAt, graceMinutes: 0 };
      const graceful = { ...strict, graceMinutes: 5 };
      const seconds = (count: number) => new Date(closesAt.getTime() + count * 1000);

      expect(closesAt.toISOString()).toBe(at.replace('Z', '.000Z'));
      expect(codes(refusalsOfDeadline(strict, seconds(-1)))).toEqual([]);
      expect(codes(refusalsOfDeadline(strict, seconds(0)))).toEqual(['round-closed']);
      expect(codes(refusalsOfDeadline(graceful, seconds(299)))).toEqual([]);
      expect(codes(refusalsOfDeadline(graceful, seconds(300)))).toEqual(['round-closed']);
      expect(timeLeft(graceful, seconds(0))).toBe('Closed');
    },
  );

  it('is extended only to more time, in the future', () => {
    const deadline = londonInstant('2026-12-04', '12:00');
    const now = londonInstant('2026-12-10', '12:00');

    expect(codes(refusalsToExtend(londonInstant('2026-12-11', '12:00'), deadline, now))).toEqual(
      [],
    );
    expect(codes(refusalsToExtend(londonInstant('2026-12-05', '12:00'), deadline, now))).toEqual([
      'deadline-passed',
    ]);
    expect(codes(refusalsToExtend(deadline, deadline, now))).toEqual([
      'no-more-time',
      'deadline-passed',
    ]);
  });
});

describe('moving an application', () => {
  const now = londonInstant('2026-12-10', '12:00');
  const until = londonInstant('2026-12-12', '12:00');
  const change = {
    withdrawn: { act: 'withdrawn', until: null },
    out: { act: 'ruled-ineligible', until: null },
    again: { act: 'reopened', until },
  } as const;

  it.each([
    ['draft', [], ['application-is-a-draft'], ['application-is-a-draft']],
    ['submitted', [], [], []],
    ['awarded', ['application-decided'], ['application-decided'], ['application-decided']],
    ['declined', ['application-decided'], ['application-decided'], ['application-decided']],
    ['withdrawn', ['application-out'], ['application-out'], []],
    ['ineligible', ['application-out'], ['application-out'], []],
  ] as const)('from %s: withdrawn %j, ruled ineligible %j, reopened %j', (status, ...expected) => {
    expect(
      [change.withdrawn, change.out, change.again].map((one) =>
        codes(refusalsToChange(one, status, now)),
      ),
    ).toEqual(expected);
  });

  it('reopens only to a deadline that is still to come', () => {
    expect(codes(refusalsToChange({ act: 'reopened', until: now }, 'submitted', now))).toEqual([
      'deadline-passed',
    ]);
    expect(codes(refusalsToChange({ act: 'reopened', until: null }, 'submitted', now))).toEqual([
      'deadline-passed',
    ]);
  });

  it('knows a second click from another act', () => {
    expect(isDoneAlready(change.withdrawn, 'withdrawn', change.withdrawn)).toBe(true);
    expect(isDoneAlready(change.out, 'ineligible', change.out)).toBe(true);
    expect(isDoneAlready(change.again, 'draft', change.again)).toBe(true);
    expect(isDoneAlready(change.again, 'draft', { act: 'reopened', until: now })).toBe(false);
    expect(isDoneAlready(change.again, 'submitted', change.again)).toBe(false);
    expect(isDoneAlready(change.withdrawn, 'submitted', undefined)).toBe(false);
  });
});

describe('asking', () => {
  const asking = {
    status: 'submitted',
    asked: 1,
    dueOn: '2026-12-12',
    today: '2026-12-10',
    hasOpenOne: false,
  } as const;

  it('is refused for every reason at once', () => {
    expect(codes(refusalsToAsk(asking))).toEqual([]);
    expect(
      codes(
        refusalsToAsk({
          ...asking,
          status: 'awarded',
          asked: 0,
          dueOn: '2026-12-10',
          hasOpenOne: true,
        }),
      ),
    ).toEqual(['not-with-the-panel', 'clarification-open', 'nothing-asked', 'due-too-soon']);
  });

  it('is answered whole, and no more once it is closed or the application is out', () => {
    const unanswered = [{ position: 2, label: 'Who leads it?' }];

    expect(refusalsToAnswer({ isClosed: false, status: 'submitted', unanswered: [] })).toEqual([]);
    expect(refusalsToAnswer({ isClosed: false, status: 'submitted', unanswered })).toMatchObject([
      { field: 'answer-2', message: 'Answer what is asked about “Who leads it?”' },
    ]);
    expect(codes(refusalsToAnswer({ isClosed: true, status: 'submitted', unanswered }))).toEqual([
      'clarification-closed',
    ]);
    expect(codes(refusalsToAnswer({ isClosed: false, status: 'withdrawn', unanswered }))).toEqual([
      'not-with-the-panel',
    ]);
  });

  it('stands beside the answer it is about, each change of the answer once, the latest first', () => {
    const at = (day: number) => new Date(Date.UTC(2026, 11, day));
    const sections = [
      {
        number: 1,
        title: 'Money',
        answers: [
          { name: 'amount', label: 'How much?', paragraphs: ['£1'], tables: [], places: [] },
          { name: 'why', label: 'Why?', paragraphs: [], tables: [], places: [] },
        ],
      },
    ];
    const replies = [
      { answers: { amount: 'One pound', other: 'a' }, givenAt: at(2) },
      { answers: { amount: 'One pound', other: 'b' }, givenAt: at(3) },
      { answers: { amount: 'Two pounds', other: 'b' }, givenAt: at(4) },
    ];

    const [money] = withClarifications(sections, [
      { asked: [{ question: 'amount', ask: 'Really?' }], askedAt: at(1), replies },
    ]);

    expect(money?.answers.map(({ clarifications }) => clarifications)).toEqual([
      [
        {
          ask: 'Really?',
          askedAt: at(1),
          given: [
            { text: 'Two pounds', givenAt: at(4) },
            { text: 'One pound', givenAt: at(2) },
          ],
        },
      ],
      [],
    ]);
  });
});

describe('typing in for somebody', () => {
  const round = { opensAt, closesAt: londonInstant('2026-12-04', '12:00'), graceMinutes: 0 };
  const typing = {
    round,
    receivedAt: londonInstant('2026-12-04', '11:59'),
    now: londonInstant('2026-12-09', '10:00'),
    hasOwn: false,
  };

  it('is judged by when it was received, not by when it is typed', () => {
    expect(refusalsToTypeIn(typing)).toEqual([]);
    expect(codes(refusalsToTypeIn({ ...typing, receivedAt: round.closesAt }))).toEqual([
      'round-closed',
    ]);
  });

  it('takes nothing from the future, and nothing beside what they began themselves', () => {
    const receivedAt = londonInstant('2026-12-10', '10:00');

    expect(codes(refusalsToTypeIn({ ...typing, receivedAt, hasOwn: true }))).toEqual([
      'has-begun-online',
      'received-in-future',
      'round-closed',
    ]);
  });
});

describe('equality answers', () => {
  it('are only what was asked', () => {
    expect(
      readEqualityAnswers({ age: '25-44', sex: 'x', name: 'Joan', disability: ['yes'] }),
    ).toEqual({ age: '25-44' });
  });

  it('show no small count, and none that could be worked out from the others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 8 }), (counts) => {
        const shown = withoutSmallCounts(counts);
        const hidden = counts.filter((_, index) => shown[index] === undefined);

        expect(shown.every((count, index) => count === undefined || count === counts[index])).toBe(
          true,
        );
        expect(shown.every((count) => count === undefined || count === 0 || count >= FEWEST)).toBe(
          true,
        );
        if (hidden.length === 0) return;
        const isAllThereIs = counts.every(
          (count, index) => shown[index] === undefined || count === 0,
        );
        const sum = hidden.reduce((total, count) => total + count, 0);
        expect(isAllThereIs || (hidden.length >= 2 && sum >= FEWEST)).toBe(true);
      }),
    );
  });

  it('hide no more than that takes', () => {
    expect(withoutSmallCounts([12, 3, 7, 0])).toEqual([12, undefined, undefined, 0]);
    expect(withoutSmallCounts([12, 7, 0])).toEqual([12, 7, 0]);
    expect(withoutSmallCounts([3, 2, 9])).toEqual([undefined, undefined, 9]);
  });
});
