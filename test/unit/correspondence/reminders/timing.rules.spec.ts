import fc from 'fast-check';
import {
  dayOf,
  nameOf,
  remindersDue,
  windowOf,
  type Owed,
  type Step,
  type Timing,
} from '../../../../src/correspondence/reminders/timing/timing.rules.js';
import { addDays, londonInstant, type LondonDate } from '../../../../src/kernel/london.js';

const before = (days: number, counted: Step['counted'] = 'days'): Step => ({
  ...{ days: -days, counted },
  to: ['owing'],
});
const after = (days: number, counted: Step['counted'] = 'days'): Step => ({
  ...{ days, counted },
  to: ['owing'],
});
const HALF_WAY: Step = { days: 0, counted: 'half-way', to: ['owing'] };
const ON_THE_DAY: Step = { days: 0, counted: 'days', to: ['owing'] };

const RETURN: Timing = {
  steps: [before(28), before(7), before(1), after(1), after(14), after(28)],
  isOverAfterwards: false,
};

const NEVER: ReadonlyMap<string, LondonDate> = new Map();
const atTen = (date: LondonDate): Date => londonInstant(date, '10:00');

function namesAt(
  now: Date,
  owed: Omit<Owed, 'id'>,
  timing: Timing = RETURN,
  lastOn?: LondonDate,
): string[] {
  const last = lastOn === undefined ? NEVER : new Map([['one', lastOn]]);
  return remindersDue(now, timing, [{ id: 'one', ...owed }], last).map(({ step }) => nameOf(step));
}

describe('the newest step whose day has come', () => {
  /** A Wednesday. */
  const dueOn = '2027-03-10';

  it.each<[LondonDate, string[]]>([
    ['2027-02-09', []],
    ['2027-02-10', ['28-days-before']],
    ['2027-03-02', ['28-days-before']],
    ['2027-03-03', ['7-days-before']],
    ['2027-03-09', ['1-days-before']],
    ['2027-03-10', ['1-days-before']], // due by the end of that day, and not overdue on it
    ['2027-03-11', ['1-days-after']],
    ['2027-03-24', ['14-days-after']],
    ['2027-04-07', ['28-days-after']],
    ['2027-06-04', ['28-days-after']],
    ['2027-06-07', []], // two months late: nobody wants to hear it any more
  ])('on %s is %j', (today, names) => {
    expect(namesAt(atTen(today), { dueOn })).toEqual(names);
  });

  it.each<[LondonDate, LondonDate, string[]]>([
    ['2027-03-08', '2027-03-03', []], // written on its day
    ['2027-03-08', '2027-03-04', []], // written late
    ['2027-03-09', '2027-03-08', ['1-days-before']], // a person wanted one the day before
    ['2027-03-09', '2027-03-09', []], // and on the day itself
    ['2027-03-12', '2027-03-03', ['1-days-after']], // two were missed: made up for by one
  ])('on %s, after one on %s, is %j', (today, lastOn, names) => {
    expect(namesAt(atTen(today), { dueOn }, RETURN, lastOn)).toEqual(names);
  });

  it('reminds nobody twice when a step is moved while they owe', () => {
    const moved = { ...RETURN, steps: [before(30), ...RETURN.steps.slice(1)] };

    expect(namesAt(atTen('2027-02-15'), { dueOn }, moved, '2027-02-10')).toEqual([]);
  });

  it('is not of the day on which a letter asked for it, nor of one before', () => {
    expect(namesAt(atTen('2027-03-03'), { dueOn, askedOn: '2027-03-03' })).toEqual([]);
    expect(namesAt(atTen('2027-03-08'), { dueOn, askedOn: '2027-03-04' })).toEqual([]);
    expect(namesAt(atTen('2027-03-09'), { dueOn, askedOn: '2027-03-04' })).toEqual([
      '1-days-before',
    ]);
  });

  it('comes no more once the day of what can’t be done late is over', () => {
    const timing = { steps: [before(7)], isOverAfterwards: true };

    expect(namesAt(atTen('2027-03-10'), { dueOn }, timing)).toEqual(['7-days-before']);
    expect(namesAt(atTen('2027-03-11'), { dueOn }, timing)).toEqual([]);
  });

  it('of two on one day is the later in the list', () => {
    const [due] = remindersDue(
      atTen('2027-03-08'), // both steps of what is due on the Saturday and on the Sunday fall on a Monday
      { steps: [after(1), { ...after(2), to: ['coordinator'] }], isOverAfterwards: false },
      [{ id: 'one', dueOn: '2027-03-06' }],
      NEVER,
    );

    expect(due?.step.to).toEqual(['coordinator']);
  });

  it('is asked of each thing by itself', () => {
    const owed = [
      { id: 'one', dueOn: '2027-03-10' },
      { id: 'two', dueOn: '2027-03-12' },
      { id: 'three', dueOn: '2027-06-01' },
      { id: 'four', dueOn: '2027-03-10' },
    ];
    const due = remindersDue(atTen('2027-03-11'), RETURN, owed, new Map([['four', '2027-03-11']]));

    expect(due.map(({ owed: { id }, step }) => [id, nameOf(step)])).toEqual([
      ['one', '1-days-after'],
      ['two', '1-days-before'],
    ]);
  });
});

describe('closed days', () => {
  it.each<[string, Step, LondonDate, LondonDate | undefined]>([
    ['a warning before a Monday is on the Friday', before(1), '2027-03-08', '2027-03-05'],
    ['a chaser of a Friday is on the Monday', after(1), '2027-03-05', '2027-03-08'],
    ['a warning before Christmas', before(1), '2026-12-29', '2026-12-24'],
    ['a chaser over Christmas', after(1), '2026-12-24', '2026-12-29'],
    ['a warning at Easter', before(7), '2027-04-05', '2027-03-25'],
    ['a leap day', before(1), '2028-03-01', '2028-02-29'],
    ['on a Sunday itself', ON_THE_DAY, '2027-03-07', '2027-03-05'],
    ['working days before', before(5, 'working-days'), '2027-03-10', '2027-03-03'],
    ['working days before Easter Tuesday', before(1, 'working-days'), '2027-03-30', '2027-03-25'],
    ['working days after', after(3, 'working-days'), '2026-12-24', '2026-12-31'],
    ['half way without a beginning', HALF_WAY, '2027-03-10', undefined],
  ])('%s', (_, step, dueOn, day) => {
    expect(dayOf(step, { id: 'one', dueOn })).toBe(day);
  });

  it.each<[LondonDate, LondonDate | undefined]>([
    ['2027-03-01', '2027-03-04'], // seven working days: the third
    ['2027-03-08', '2027-03-09'], // two: the first
    ['2027-03-09', undefined], // one: no half
    ['2027-03-10', undefined],
  ])('half way from %s to 10 March is %s', (askedOn, day) => {
    expect(dayOf(HALF_WAY, { id: 'one', dueOn: '2027-03-10', askedOn })).toBe(day);
  });

  it.each(['2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28', '2027-03-29', '2033-04-15'])(
    'nothing is written on %s, whatever is due',
    (closed) => {
      const owed = Array.from({ length: 80 }, (_, days) => ({
        id: `r${days}`,
        dueOn: addDays(closed, days - 40),
      }));

      expect(remindersDue(atTen(closed), RETURN, owed, NEVER)).toEqual([]);
    },
  );
});

it.each([
  ['2027-03-09', '06:59', 0],
  ['2027-03-09', '07:00', 1],
  ['2027-03-09', '18:59', 1],
  ['2027-03-09', '19:00', 0],
  ['2027-07-06', '06:59', 0], // in summer, by the clock in Colchester
  ['2027-07-06', '07:00', 1],
])('on %s at %s there are %i', (date, time, count) => {
  expect(namesAt(londonInstant(date, time), { dueOn: addDays(date, 1) })).toHaveLength(count);
});

it('looks at all that may need a reminder, and at nothing far away, whatever the steps and the day', () => {
  const step = fc.oneof(
    fc.record({
      days: fc.integer({ min: -180, max: 90 }),
      counted: fc.constantFrom('days' as const, 'working-days' as const),
      to: fc.constant(['owing' as const]),
    }),
    fc.constant(HALF_WAY),
  );
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 3652 }),
      fc.integer({ min: -250, max: 400 }),
      fc.integer({ min: 1, max: 42 }),
      (steps, isOverAfterwards, from, ahead, asked) => {
        const timing = { steps, isOverAfterwards };
        const today = addDays('2024-01-01', from);
        const dueOn = addDays(today, ahead);
        const hasHalfWay = steps.includes(HALF_WAY);
        const askedOn = hasHalfWay ? addDays(dueOn, -asked) : undefined;
        const window = windowOf(timing, today);

        if (namesAt(atTen(today), { dueOn, askedOn }, timing).length > 0) {
          expect(window.from <= dueOn && dueOn <= window.upTo).toBe(true);
        }
        expect(window.upTo <= addDays(today, 180 * 1.4 + 29)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

it('names each step', () => {
  expect([before(28), after(5, 'working-days'), ON_THE_DAY, HALF_WAY].map(nameOf)).toEqual([
    '28-days-before',
    '5-working-days-after',
    'on-the-day',
    'half-way',
  ]);
});

describe('a ballot over Christmas 2026', () => {
  // Five working days: sent on Wednesday 16, closes on Wednesday 23.
  const ballot = { dueOn: '2026-12-23', askedOn: '2026-12-16' };
  const timing = { steps: [HALF_WAY, ON_THE_DAY], isOverAfterwards: true };

  it.each([
    ['2026-12-16T12:00:00Z', []], // the day it was sent
    ['2026-12-17T12:00:00Z', []],
    ['2026-12-18T06:59:00Z', []], // before seven
    ['2026-12-18T07:00:00Z', ['half-way']],
    ['2026-12-19T12:00:00Z', []], // Saturday
    ['2026-12-22T12:00:00Z', ['half-way']],
    ['2026-12-23T07:00:00Z', ['on-the-day']],
    ['2026-12-24T07:00:00Z', []],
  ])('at %s are %p', (moment, names) => {
    expect(namesAt(new Date(moment), ballot, timing)).toEqual(names);
  });

  it('that closes the next day is reminded of on the last day only', () => {
    const short = { ...ballot, dueOn: '2026-12-17' };

    expect(namesAt(new Date('2026-12-17T08:00:00Z'), short, timing)).toEqual(['on-the-day']);
  });
});
