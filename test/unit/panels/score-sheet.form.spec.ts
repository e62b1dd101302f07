import { Refused } from '../../../src/kernel/refusal.js';
import {
  readRevision,
  readSheet,
  typedAgain,
} from '../../../src/panels/scoring/score-sheet.form.js';

const descriptors = ['0', '1', '2', '3', '4', '5'];
const criteria = [
  { id: 'c1', position: 1, name: 'Strengths', question: 'Which?', weight: 60, descriptors },
  { id: 'c2', position: 2, name: 'Led by people', question: 'Who?', weight: 40, descriptors },
];
const whole = {
  'points-1': '5',
  'reason-1': 'Good cooks',
  'points-2': '0',
  'reason-2': 'Nobody asked them',
  comment: 'Fund it',
  suggested: '4,000',
};

function problemsOf(sent: unknown): readonly string[] {
  try {
    readSheet(criteria, sent);
  } catch (problem) {
    if (problem instanceof Refused) {
      return problem.refusals.map(({ field, message }) => `${field ?? ''}: ${message}`);
    }
    throw problem;
  }
  return [];
}

it('reads points and reasons for each criterion', () => {
  expect(readSheet(criteria, whole)).toEqual({
    scores: [
      { criterionId: 'c1', points: 5, reason: 'Good cooks' },
      { criterionId: 'c2', points: 0, reason: 'Nobody asked them' },
    ],
    comment: 'Fund it',
    suggestedPence: 400_000n,
  });
});

it('takes a suggestion of nothing', () => {
  expect(readSheet(criteria, { ...whole, suggested: '0' }).suggestedPence).toBe(0n);
});

it('takes a criterion for not applicable, with the reason', () => {
  const sheet = readSheet(criteria, { ...whole, 'points-2': 'not-applicable' });

  expect(sheet.scores[1]).toEqual({
    criterionId: 'c2',
    points: null,
    reason: 'Nobody asked them',
  });
  expect(problemsOf({ ...whole, 'points-2': 'not-applicable', 'reason-2': ' ' })).toEqual([
    'reason-2: Enter the reason why “Led by people” does not apply',
  ]);
});

it('types a sheet again so that it reads the same', () => {
  const sheet = readSheet(criteria, { ...whole, 'points-2': 'not-applicable' });
  const scores = sheet.scores.map((score, index) => ({ ...score, position: index + 1 }));

  expect(readSheet(criteria, typedAgain({ ...sheet, scores }))).toEqual(sheet);
});

it('reads why a sheet is revised, and refuses a whole book', () => {
  expect(readRevision({ revision: ' I had missed the budget ' })).toBe('I had missed the budget');
  expect(readRevision(undefined)).toBe('');
  expect(() => readRevision({ revision: 'x'.repeat(2001) })).toThrow(/2,?000/);
});

it.each([undefined, {}])('names everything that is missing in %p', (sent) => {
  expect(problemsOf(sent)).toEqual([
    'points-1: Choose points for “Strengths”',
    'reason-1: Enter the reason for your points for “Strengths”',
    'points-2: Choose points for “Led by people”',
    'reason-2: Enter the reason for your points for “Led by people”',
    'comment: Enter your overall comment',
    'suggested: Enter the amount you suggest',
  ]);
});

it.each(['6', '-1', '2.5', 'five', '05'])('does not take %s for points', (points) => {
  expect(problemsOf({ ...whole, 'points-1': points })).toEqual([
    'points-1: Choose points for “Strengths”',
  ]);
});
