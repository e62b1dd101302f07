import { mayBecome } from '../../../src/applications/application.lifecycle.js';
import { refusalsOfDeadline, timeLeft } from '../../../src/applications/deadline.rules.js';
import {
  refusalsToSave,
  type SavingFacts,
} from '../../../src/applications/drafting/drafting.rules.js';
import {
  refusalsToSubmit,
  type SubmissionFacts,
} from '../../../src/applications/submission/submission.rules.js';
import { londonInstant } from '../../../src/kernel/london.js';
import { standardForm } from '../../../src/rounds/standard-form.js';

const round = {
  opensAt: londonInstant('2026-12-01', '09:00'),
  closesAt: londonInstant('2027-01-29', '12:00'),
};
const inTime = londonInstant('2027-01-29', '11:59:59');

const whole: SubmissionFacts = {
  round: {
    ...round,
    smallestPence: 50_000n,
    largestPence: 1_000_000n,
    form: standardForm,
  },
  excludedCosts: [],
  answers: {
    title: 'Lunch club',
    summary: 'Lunch on Fridays',
    'starts-on': '2027-03-01',
    'who-benefits': 'Older neighbours',
    people: '40',
    neighbourhood: 'central',
    theme: 'health-and-wellbeing',
    strengths: 'Cooks',
    'led-by': 'The members',
    'is-open': 'yes',
    amount: '480000',
    'total-cost': '500000',
    'ends-on': '2027-08-31',
    'is-new': 'yes',
    area: { places: ['castle'], postcodes: [] },
    budget: {
      lines: [{ what: 'Lunch', costKind: 'food-and-drink', cost: '500000', asked: '480000' }],
      match: [{ source: 'The tin', amount: '20000', isConfirmed: true }],
    },
    outcomes: [{ domain: 'age-well', indicator: 'People who come', target: '40' }],
    'at-risk': 'no',
  },
  version: 4,
  checkedVersion: 4,
  savedAt: londonInstant('2027-01-28', '21:15'),
  savedByName: 'Sam Okafor',
  reachedAt: inTime,
};

describe('submitting', () => {
  it('is open to a draft that is whole, without what is optional', () => {
    expect(refusalsToSubmit(whole)).toEqual([]);
  });

  it('is refused for every reason at once', () => {
    const refusals = refusalsToSubmit({
      ...whole,
      answers: { ...whole.answers, title: '', amount: '49999', budget: '' },
      checkedVersion: 3,
      reachedAt: round.closesAt,
    });

    expect(refusals.map(({ code, field }) => [code, field])).toEqual([
      ['round-closed', undefined],
      ['saved-meanwhile', undefined],
      ['unanswered', 'title'],
      ['needs-attention', 'amount'],
      ['unanswered', 'budget'],
    ]);
  });

  it('says who changed what was checked, and when', () => {
    const [refusal] = refusalsToSubmit({ ...whole, checkedVersion: 3 });

    expect(refusal?.message).toBe(
      'Sam Okafor saved a change on Thursday 28 January 2027, 9:15pm, after this page was opened: check the answers again',
    );
  });
});

describe('a deadline', () => {
  it('is met in its last second', () => {
    expect(refusalsOfDeadline(round, inTime)).toEqual([]);
  });

  it('is missed when it strikes, and the refusal says when that was', () => {
    expect(refusalsOfDeadline(round, round.closesAt)).toEqual([
      { code: 'round-closed', message: 'This round closed on Friday 29 January 2027, 12 noon' },
    ]);
  });

  it('is not the only way to be refused: a round may not be open yet', () => {
    expect(refusalsOfDeadline(round, londonInstant('2026-12-01', '08:59:59'))).toEqual([
      { code: 'round-not-open', message: 'This round opens on Tuesday 1 December 2026, 9am' },
    ]);
  });
});

describe('the time left', () => {
  it.each([
    ['2027-01-01', '12:00', '28 days left'],
    ['2027-01-27', '12:00', '2 days left'],
    ['2027-01-27', '12:00:01', '47 hours left'],
    ['2027-01-29', '10:00', '2 hours left'],
    ['2027-01-29', '10:00:01', '119 minutes left'],
    ['2027-01-29', '11:59', '1 minute left'],
    ['2027-01-29', '11:59:01', 'Less than a minute left'],
    ['2027-01-29', '12:00', 'Closed'],
  ])('on %s at %s is: %s', (date, time, words) => {
    expect(timeLeft(round, londonInstant(date, time))).toBe(words);
  });
});

describe('saving a section', () => {
  const lastSave = {
    version: 2,
    savedAt: londonInstant('2027-01-28', '21:15'),
    savedBy: 'sam',
    savedByName: 'Sam Okafor',
  };
  const facts: SavingFacts = {
    status: 'draft',
    round,
    reachedAt: inTime,
    lastSave,
    openedVersion: 2,
    by: 'jo',
  };

  it('is open to whoever has read the last save', () => {
    expect(refusalsToSave(facts)).toEqual([]);
  });

  it('is open before the first save', () => {
    expect(refusalsToSave({ ...facts, lastSave: undefined, openedVersion: 0 })).toEqual([]);
  });

  it('tells the loser of two who saved, and when', () => {
    expect(refusalsToSave({ ...facts, openedVersion: 1 })).toEqual([
      {
        code: 'saved-meanwhile',
        message:
          'Sam Okafor saved this section on Thursday 28 January 2027, 9:15pm, after this page was opened. Compare the two, and save again what should stay',
      },
    ]);
  });

  it('tells a person of their own other window', () => {
    const [refusal] = refusalsToSave({ ...facts, openedVersion: 1, by: 'sam' });

    expect(refusal?.message).toMatch(/^You saved this section in another window on/);
  });

  it('is refused after the deadline', () => {
    const refusals = refusalsToSave({ ...facts, reachedAt: round.closesAt });

    expect(refusals.map(({ code }) => code)).toEqual(['round-closed']);
  });

  it('is refused once the application is submitted, for that reason alone', () => {
    const refusals = refusalsToSave({ ...facts, status: 'submitted', openedVersion: 1 });

    expect(refusals.map(({ code }) => code)).toEqual(['already-submitted']);
  });
});

it('lets an application become only what comes next', () => {
  const states = ['draft', 'submitted', 'awarded', 'declined'] as const;
  const ways = states.flatMap((from) =>
    states.filter((to) => mayBecome(from, to)).map((to) => `${from} → ${to}`),
  );

  expect(ways).toEqual(['draft → submitted', 'submitted → awarded', 'submitted → declined']);
});
