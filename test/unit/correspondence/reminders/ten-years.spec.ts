import { jest } from '@jest/globals';
import {
  remindersDue,
  windowOf,
  type Owed,
  type Step,
  type Timing,
} from '../../../../src/correspondence/reminders/timing/timing.rules.js';
import { londonDateOf, londonInstant, type LondonDate } from '../../../../src/kernel/london.js';
import { isWorkingDay } from '../../../../src/kernel/working-days.js';
import {
  dayOf,
  instantAt,
  isoOf,
  isOpen,
  naiveReminders,
  openOnes,
  type NaiveThing,
} from './naive-reminders.js';

/*
 * Ten years of the house's days over five hundred awards and whatever else is owed beside them, against a list that
 * was made without the house. Acts stop reminders on days at random; the scheduler is down for days, runs twice, and
 * at odd hours.
 */

jest.setTimeout(120_000);

const FIRST = dayOf('2026-11-02');
const LAST = dayOf('2036-11-01');

interface Simulated {
  readonly kind: string;
  readonly owed: Owed;
  readonly timing: Timing;
  readonly from: number;
  readonly until: number;
}

/** Numbers as random as they have to be, and the same each time. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const to = (...audiences: Step['to']): Step['to'] => audiences;
const days = (count: number, whom: Step['to'] = to('owing')): Step => ({
  ...{ days: count, counted: 'days' },
  to: whom,
});

const TIMINGS: Readonly<Record<string, Timing>> = {
  return: {
    steps: [
      ...[days(-28), days(-7), days(-1), days(1), days(14)],
      ...[days(28, to('owing', 'coordinator')), days(42, to('owing', 'coordinator', 'chair'))],
    ],
    isOverAfterwards: false,
  },
  offer: {
    steps: [days(-14), days(-7), days(-2, to('owing', 'coordinator'))],
    isOverAfterwards: true,
  },
  ballot: {
    steps: [
      { days: 0, counted: 'half-way', to: to('owing') },
      { days: 0, counted: 'days', to: to('owing') },
    ],
    isOverAfterwards: true,
  },
  account: {
    steps: [
      { days: 0, counted: 'days', to: to('trustee-administrator') },
      { days: 5, counted: 'working-days', to: to('trustee-administrator', 'coordinator') },
    ],
    isOverAfterwards: false,
  },
  declaration: {
    steps: [
      { days: -5, counted: 'working-days', to: to('owing') },
      { days: -2, counted: 'working-days', to: to('owing') },
    ],
    isOverAfterwards: true,
  },
  draft: { steps: [days(-7), days(-2)], isOverAfterwards: true },
  meeting: { steps: [days(-7), days(-1)], isOverAfterwards: true },
  fund: {
    steps: [-180, -90, -30].map((count) => days(count, to('trustee-administrator', 'coordinator'))),
    isOverAfterwards: true,
  },
  register: { steps: [days(-28), days(-7), days(1)], isOverAfterwards: false },
};

/** Each award has an offer, an account and up to four returns; beside them drafts, ballots, meetings, funds, registers. */
function everything(awards: number, roll: (below: number) => number): readonly Simulated[] {
  const all: Simulated[] = [];
  const add = (
    kind: string,
    dueOn: number,
    options: { asked?: number; begins?: number } = {},
  ): void => {
    const timing = TIMINGS[kind];
    if (!timing || dueOn > LAST + 400) return;
    const begins = options.begins ?? dueOn - 400;
    // A third is done in time, a third late, and a third never: at any hour of the day.
    const doneOn = [dueOn - roll(30), dueOn + roll(60), LAST + 1_000][roll(3)] ?? dueOn;
    all.push({
      kind,
      timing,
      owed: {
        id: `${kind}-${all.length}`,
        dueOn: isoOf(dueOn),
        ...(options.asked === undefined ? {} : { askedOn: isoOf(options.asked) }),
      },
      from: instantAt(begins, roll(24)),
      until: instantAt(doneOn, roll(24)),
    });
  };
  for (let award = 0; award < awards; award++) {
    const offered = FIRST + roll(LAST - FIRST);
    add('offer', offered + 28, { asked: offered, begins: offered });
    add('account', offered + 12, { begins: offered + 5 });
    const returns = 1 + roll(4);
    for (let number = 1; number <= returns; number++) {
      add('return', offered + number * 182 + roll(7), { begins: offered });
    }
    if (award % 2 === 0) add('draft', offered - 60);
    if (award % 3 === 0) add('declaration', offered - 30);
    if (award % 5 === 0) {
      const sent = offered - 12;
      add('ballot', sent + 1 + roll(14), { asked: sent, begins: sent });
      add('meeting', offered - 14, { asked: offered - 35, begins: offered - 35 });
    }
    if (award % 20 === 0) add('fund', offered + 900, { begins: offered });
    if (award % 10 === 0) add('register', offered + 28, { begins: offered });
  }
  return all;
}

/** Every working morning at seven but for outages of one to five days; now and then twice, or at another hour. */
function ticksOf(roll: (below: number) => number): readonly number[] {
  const ticks: number[] = [];
  let downUntil = 0;
  for (let day = FIRST; day <= LAST; day++) {
    if (roll(60) === 0) downUntil = day + 1 + roll(5);
    if (day < downUntil) continue;
    const weekday = (day + 4) % 7;
    if (weekday !== 0 && weekday !== 6) ticks.push(instantAt(day, 7));
    if (roll(15) === 0) ticks.push(instantAt(day, 7)); // a second worker, at once
    if (roll(20) === 0) ticks.push(instantAt(day, roll(24)));
    if (roll(50) === 0)
      ticks.push(instantAt(day, 7) - 1, instantAt(day, 19), instantAt(day, 19) - 1);
  }
  return ticks.toSorted((one, other) => one - other);
}

/** As the engine does at one tick: the window, what was written before, what is due; each is on the record at once. */
function tickOf(
  all: readonly Simulated[],
  now: Date,
  lastOn: Map<string, LondonDate>,
): readonly string[] {
  const today = londonDateOf(now);
  const written: string[] = [];
  const alive = all.filter(({ from, until }) => from <= now.getTime() && now.getTime() < until);
  for (const [kind, timing] of Object.entries(TIMINGS)) {
    const window = windowOf(timing, today);
    const owed = alive
      .filter((one) => one.kind === kind)
      .map((one) => one.owed)
      .filter(({ dueOn }) => window.from <= dueOn && dueOn <= window.upTo);
    for (const due of remindersDue(now, timing, owed, lastOn)) {
      lastOn.set(due.owed.id, today);
      written.push(line(due.owed.id, now.getTime(), due.step));
    }
  }
  return written;
}

function line(
  id: string,
  tick: number,
  step: Pick<Step, 'days' | 'counted'> & { to: readonly string[] },
): string {
  return `${id} ${new Date(tick).toISOString()} ${step.counted} ${step.days} ${step.to.join('+')}`;
}

it.each([
  [500, 20_261_201],
  [60, 1],
])(
  'ten years of daily ticks over %i awards send what the independent list says, neither more nor less (seed %i)',
  (awards, seed) => {
    const all = everything(awards, dice(seed));
    const ticks = ticksOf(dice(seed + 1));
    const lastOn = new Map<string, LondonDate>();

    const sent = ticks.flatMap((tick) => tickOf(all, new Date(tick), lastOn));

    const open = openOnes(ticks);
    const expected = all.flatMap(({ owed, timing, from, until }) => {
      const thing: NaiveThing = {
        ...{ steps: timing.steps, isOverAfterwards: timing.isOverAfterwards, from, until },
        dueOn: dayOf(owed.dueOn),
        askedOn: owed.askedOn === undefined ? undefined : dayOf(owed.askedOn),
      };
      return naiveReminders(thing, open).map(({ tick, step }) => line(owed.id, tick, step));
    });
    expect(sent.toSorted()).toEqual(expected.toSorted());
    expect(sent.length).toBeGreaterThan(awards * 5);
    expect(new Set(sent).size).toBe(sent.length);
  },
);

it('the two calendars agree on every day of the ten years, clock changes, leap days and holidays among them', () => {
  for (let day = FIRST; day <= LAST; day++) {
    const date = isoOf(day);
    expect([date, isWorkingDay(date)]).toEqual([date, isOpen(day)]);
    expect([date, londonInstant(date, '07:00').getTime()]).toEqual([date, instantAt(day, 7)]);
    expect([date, londonInstant(date, '19:00').getTime()]).toEqual([date, instantAt(day, 19)]);
  }
});
