import { readContested, readScoresSeen } from '../../../src/rounds/judging/judging.form.js';
import {
  judgingInWords,
  judgingKey,
  refusalsToSetJudging,
  USUAL_JUDGING,
} from '../../../src/rounds/judging/judging.rules.js';

const opensAt = new Date('2026-11-01T09:00:00Z');
const before = new Date('2026-11-01T08:59:59Z');
const seen = judgingKey(USUAL_JUDGING);
const codes = (how: string, now: Date) =>
  refusalsToSetJudging({ opensAt, stands: USUAL_JUDGING }, how, now).map(({ code }) => code);

it('can be set until the round opens, by who saw what stands', () => {
  expect(codes(seen, before)).toEqual([]);
  expect(codes(seen, opensAt)).toEqual(['round-is-open']);
  expect(codes('always/hidden/50', before)).toEqual(['judging-set-meanwhile']);
  expect(codes('always/hidden/50', opensAt)).toEqual(['round-is-open']);
});

it('is said in words', () => {
  expect(judgingInWords(USUAL_JUDGING)).toEqual([
    'Members see what others gave a bid when their own scores are in.',
    'Members see who applies.',
    'A bid is marked as contested when its scores deviate by 1 or more points from each other.',
  ]);
  const other = {
    scoresSeen: 'at-meeting',
    hidesApplicants: true,
    contestedHundredths: 75,
  } as const;
  expect(judgingInWords(other)).toEqual([
    'Members see what others gave a bid when the meeting begins, not before.',
    'Members don’t see who applies until the meeting begins.',
    'A bid is marked as contested when its scores deviate by 0.75 or more points from each other.',
  ]);
});

it('is as usual where nothing was chosen', () => {
  expect([readScoresSeen(''), readContested('')]).toEqual([{ value: 'own-first' }, { value: 100 }]);
  expect([readScoresSeen('always'), readContested('150')]).toEqual([
    { value: 'always' },
    { value: 150 },
  ]);
  expect(readScoresSeen('never')).toHaveProperty('problem');
  expect(readContested('99')).toHaveProperty('problem');
});
