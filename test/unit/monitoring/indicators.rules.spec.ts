import fc from 'fast-check';
import type { Form, Question } from '../../../src/forms/form.js';
import { addedUp } from '../../../src/forms/tallies.rules.js';
import { askedForm } from '../../../src/monitoring/form/asked-form.rules.js';
import {
  choiceKey,
  refusalsToChoose,
} from '../../../src/monitoring/indicators/choosing/choosing.rules.js';
import {
  inWords,
  isIndicator,
  targetValueOf,
  withIndicators,
  type Counted,
} from '../../../src/monitoring/indicators/counted.rules.js';
import { refusalsToAdd } from '../../../src/monitoring/indicators/library/library.rules.js';
import { rollUp, type Telling } from '../../../src/monitoring/indicators/reached/reached.rules.js';
import { READY_MADE } from '../../../src/rounds/return-forms/ready-made.js';
import { flawsOf } from '../../../src/forms/definition/definition.rules.js';

const people: Counted = {
  ...{ id: 'p', name: 'People helped', whatCounts: 'Everybody who was met.' },
  ...{ unit: 'people', adds: 'sum', countsOnce: true },
};
const members: Counted = { ...people, id: 'm', name: 'Members', adds: 'last', countsOnce: false };

function progressIn({ sections }: Form): readonly Question[] {
  return sections.flatMap(({ questions }) => questions).filter(({ kind }) => kind === 'progress');
}

describe('an indicator', () => {
  it('says how it is told', () => {
    expect(inWords(people)).toContain('New people only');
    expect(inWords(members)).toBe('In people, as it is now');
    expect(inWords({ ...members, adds: 'highest' })).toContain('at once');
    expect(inWords({ ...members, adds: 'sum' })).toBe('In people, of this period');
  });

  it('is added once under a name, and counts nothing but people once, as a sum', () => {
    expect(refusalsToAdd(people, [])).toEqual([]);
    const codes = refusalsToAdd({ ...people, unit: 'hours', adds: 'last' }, ['PEOPLE HELPED']);
    expect(codes.map(({ code }) => code)).toEqual([
      ...['name-taken', 'once-not-people', 'once-not-a-sum'],
    ]);
  });

  it('is chosen by whoever saw what stands, unless it is retired', () => {
    expect(choiceKey(['b', 'a'])).toBe('a b');
    expect(refusalsToChoose(['a', 'b'], ['a'], ['b'], 'a')).toEqual([]);
    const refusals = refusalsToChoose(['a', 'c'], ['a'], ['b'], '');
    expect(refusals.map(({ code }) => code)).toEqual(['chosen-meanwhile', 'indicator-retired']);
  });
});

describe('a return’s form', () => {
  it('asks for what the round has chosen, beside the grantee’s own outcomes', () => {
    expect(withIndicators(READY_MADE.full.progress, [])).toBe(READY_MADE.full.progress);
    const form = withIndicators(READY_MADE.full.progress, [people, members]);
    const agreed = new Map([[targetValueOf('p'), 50]]);
    const outcomes = [{ domain: 'Age Well', indicator: 'Walks', target: 40 }];
    const context = { budget: [], outcomes, agreed, earlier: [], peopleBefore: 0 };
    const first = askedForm(form, context);
    expect(progressIn(first)).toMatchObject([
      {
        targets: [
          { value: 'outcome-1', target: 40 },
          { value: 'indicator-p', indicator: 'People helped', target: 50, before: 0 },
          { value: 'indicator-m', before: 0 },
        ],
      },
    ]);
    expect(flawsOf(first)).toEqual([]);
    const told = (p: string, m: string) => ({
      form: first,
      answers: {
        outcomes: [
          { target: 'indicator-p', reached: p, why: '' },
          { target: 'indicator-m', reached: m, why: '' },
        ],
      },
    });
    const third = askedForm(form, { ...context, earlier: [told('7', '30'), told('4', '20')] });
    expect(progressIn(third)).toMatchObject([
      { targets: [{ before: 0 }, { before: 11 }, { before: 20 }] },
    ]);
  });

  it('has a section for them where it asks for no outcomes, under a name that is free', () => {
    const light = READY_MADE.light.progress;
    const [question] = progressIn(withIndicators(light, [people]));
    expect(question).toMatchObject({ name: 'indicators', targets: [{ value: 'indicator-p' }] });
    const [section] = light.sections;
    const taken: Form = {
      ...light,
      sections: [
        {
          title: 'x',
          questions: (section?.questions ?? []).map((one) => ({ ...one, name: 'indicators' })),
        },
      ],
    };
    expect(progressIn(withIndicators(taken, [people]))[0]?.name).toBe('indicators-counted');
    expect(isIndicator({ value: 'outcome-1' })).toBe(false);
  });
});

const telling = fc.record({
  indicatorId: fc.constantFrom('a', 'b', 'c'),
  group: fc.constantFrom('g', 'h'),
  target: fc.option(fc.integer({ min: 1, max: 500 })),
  told: fc.array(fc.nat(500), { maxLength: 4 }),
  missing: fc.nat(3),
});
const ADDS = { a: 'sum', b: 'last', c: 'highest' } as const;

function tellingOf(one: Omit<Telling, 'name' | 'adds' | 'groupName'>): Telling {
  const adds = ADDS[one.indicatorId as keyof typeof ADDS];
  return { ...one, adds, name: `Indicator ${one.indicatorId}`, groupName: `Group ${one.group}` };
}

describe('the roll-up', () => {
  it('adds what adds, takes the last of each award, and the highest of all', () => {
    const rolled = rollUp(
      ['a', 'b', 'c'].flatMap((indicatorId) => [
        tellingOf({ indicatorId, group: 'g', target: 10, told: [5, 9, 2], missing: 1 }),
        tellingOf({ indicatorId, group: 'g', target: null, told: [7], missing: 0 }),
        tellingOf({ indicatorId, group: 'g', target: 20, told: [], missing: 2 }),
      ]),
    );
    expect(rolled).toMatchObject([
      { achieved: 23, target: 30, percent: 53, withTarget: 2, awards: 3, returns: 4, missing: 3 },
      { achieved: 9, target: 30, percent: 6 },
      { achieved: 9, target: 20, percent: 45 },
    ]);
  });

  it('has no percentage without a target, and nothing of nothing', () => {
    const one = tellingOf({ indicatorId: 'a', group: 'g', target: null, told: [3], missing: 0 });
    expect(rollUp([one])).toMatchObject([{ achieved: 3, target: null, percent: null }]);
    expect(rollUp([])).toEqual([]);
    expect(addedUp({ adds: 'highest' }, [])).toBe(0);
    expect(addedUp({ adds: 'last' }, [])).toBe(0);
  });

  it('is what going through them one by one gives', () => {
    fc.assert(
      fc.property(fc.array(telling, { maxLength: 20 }), (made) => {
        const all = made.map(tellingOf);
        const naive = new Map<string, [number, number, number, number, number]>();
        for (const { group, indicatorId, told, target, missing } of all) {
          let own = 0;
          for (const number of told) {
            if (indicatorId === 'a') own += number;
            else if (indicatorId === 'b') own = number;
            else if (number > own) own = number;
          }
          const key = `${group} ${indicatorId}`;
          const sums = naive.get(key) ?? [0, 0, 0, 0, 0];
          const join = (one: number, other: number): number =>
            indicatorId === 'c' ? (one > other ? one : other) : one + other;
          naive.set(key, [
            join(sums[0], own),
            target === null ? sums[1] : join(sums[1], target),
            target === null ? sums[2] : join(sums[2], own),
            sums[3] + told.length,
            sums[4] + missing,
          ]);
        }
        const rolled = rollUp(all);
        expect(rolled).toHaveLength(naive.size);
        for (const one of rolled) {
          const [achieved, target, ofTarget, returns, missing] =
            naive.get(`${one.group} ${one.indicatorId}`) ?? [];
          expect(one).toMatchObject({ achieved, returns, missing });
          expect(one.target ?? 0).toBe(target);
          if (one.percent !== null) {
            expect(one.percent).toBe(Math.floor(((ofTarget ?? 0) * 100) / (target ?? 1)));
          }
        }
      }),
    );
  });
});
