import {
  mayReadScores,
  mayReadSheets,
  whenSheetsAreSeen,
} from '../../../src/panels/scoring/blindness.rules.js';
import type { ScoresSeen } from '../../../src/rounds/judging/judging.rules.js';

const ALL: readonly ScoresSeen[] = ['own-first', 'at-meeting', 'always'];
const member = { isMember: true, isStaff: false, hasMeetingBegun: false };
const staff = { isMember: false, isStaff: true, hasMeetingBegun: false };

/** For each setting in turn: o for open, - for blind. */
const seen = (may: (scoresSeen: ScoresSeen) => boolean) =>
  ALL.map((scoresSeen) => (may(scoresSeen) ? 'o' : '-')).join('');

it.each([
  ['a member with bids still to score', { ...member, toScore: 1 }, '--o'],
  ['a member whose own are in', { ...member, toScore: 0 }, 'o-o'],
  ['a member once the meeting has begun', { ...member, toScore: 3, hasMeetingBegun: true }, 'ooo'],
  [
    'a coordinator who scores too, blind like any member',
    { ...member, isStaff: true, toScore: 1 },
    '--o',
  ],
  ['the coordinator', { ...staff, toScore: 3 }, 'ooo'],
  ['anybody else', { ...staff, isStaff: false, toScore: 0, hasMeetingBegun: true }, '---'],
])('%s: when own are in, at the meeting, always', (_, reader, open) => {
  expect(seen((scoresSeen) => mayReadScores({ ...reader, scoresSeen }))).toBe(open);
});

it.each([
  ['a member who has not scored the bid', { ...member, hasSent: false }, '--o'],
  ['a member who has', { ...member, hasSent: true }, 'o-o'],
  [
    'a member once the meeting has begun',
    { ...member, hasSent: false, hasMeetingBegun: true },
    'ooo',
  ],
  ['the coordinator', { ...staff, hasSent: false }, 'ooo'],
])('sees others’ sheets, %s', (_, reader, open) => {
  expect(seen((scoresSeen) => mayReadSheets({ ...reader, scoresSeen }))).toBe(open);
});

it('says when, to who fills in a sheet', () => {
  expect(ALL.map(whenSheetsAreSeen)).toEqual([
    'You see what others gave once yours are sent.',
    'You see what others gave when the meeting begins.',
    'What others gave is below.',
  ]);
});
