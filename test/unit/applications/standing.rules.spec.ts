import {
  standingOf,
  type StandingFacts,
} from '../../../src/applications/standing/standing.rules.js';
import { londonInstant } from '../../../src/kernel/london.js';

const closes = londonInstant('2026-12-04', '12:00');
const facts: StandingFacts = {
  status: 'draft',
  isReleased: true,
  deadline: closes,
  roundClosesAt: closes,
  scoreBy: '2026-12-14',
  change: null,
  isBeingTyped: false,
  meetsAt: null,
  award: null,
  answerDueOn: null,
};
const changed = (act: string) => ({
  act,
  reason: 'The hall is gone',
  madeAt: londonInstant('2026-12-01', '09:00'),
});
const meets = londonInstant('2026-12-18', '14:00');
const award = {
  stands: 'agreed' as const,
  returnsPlanned: 2,
  nextReturnDueOn: '2027-06-30',
};

describe('where an application stands, and what comes next', () => {
  it.each<[string, Partial<StandingFacts>, string, string]>([
    ['2026-12-01', {}, 'Draft', '3 days left: closes Friday 4 December 2026, 12 noon'],
    ['2026-12-05', {}, 'Not submitted', 'Other rounds are on the front page'],
    [
      '2026-12-05',
      { deadline: londonInstant('2026-12-06', '12:00') },
      'Draft',
      '24 hours left: closes Sunday 6 December 2026, 12 noon',
    ],
    ['2026-12-01', { isBeingTyped: true }, 'Being typed in', 'You get a receipt when that is done'],
    [
      '2026-12-05',
      { change: changed('reopened'), deadline: londonInstant('2026-12-08', '17:00') },
      'Reopened',
      'Send it again by Tuesday 8 December 2026, 5pm',
    ],
    [
      '2026-12-09',
      { change: changed('reopened'), deadline: londonInstant('2026-12-08', '17:00') },
      'Not sent again',
      'If it should still count, send us a message',
    ],
    [
      '2026-12-01',
      { status: 'submitted' },
      'Submitted',
      'The round closes Friday 4 December 2026, 12 noon; then the panel reads it',
    ],
    [
      '2026-12-05',
      { status: 'submitted', answerDueOn: '2026-12-08' },
      'Question to answer',
      'Answer by 8 December 2026',
    ],
    [
      '2026-12-09',
      { status: 'submitted', answerDueOn: '2026-12-08' },
      'Question to answer',
      'Answer now: it was due on 8 December 2026',
    ],
    [
      '2026-12-05',
      { status: 'submitted' },
      'Under review',
      'Scores are in by 14 December 2026. The panel meets after that',
    ],
    [
      '2026-12-14',
      { status: 'submitted', meetsAt: meets },
      'Under review',
      'Scores are in by 14 December 2026. The panel meets Friday 18 December 2026, 2pm',
    ],
    [
      '2026-12-15',
      { status: 'submitted', meetsAt: meets },
      'To be decided',
      'The panel meets Friday 18 December 2026, 2pm',
    ],
    [
      '2026-12-15',
      { status: 'submitted' },
      'To be decided',
      'We tell you what the panel decides at its next meeting',
    ],
    [
      '2026-12-19',
      { status: 'submitted', meetsAt: meets },
      'Being decided',
      'We write to you with its decision, whatever it is',
    ],
    ['2026-12-19', { status: 'awarded' }, 'Awarded', 'Read the offer and accept it'],
    [
      '2026-12-19',
      { status: 'awarded', award: { ...award, stands: 'offered' as const } },
      'Awarded',
      'Read the offer and accept it',
    ],
    [
      '2026-12-19',
      { status: 'awarded', award: { ...award, stands: 'half-signed' as const } },
      'Awarded',
      'Another of you signs it',
    ],
    [
      '2026-12-19',
      { status: 'awarded', award: { ...award, stands: 'lapsed' as const } },
      'Offer lapsed',
      'If you still want it, send us a message',
    ],
    [
      '2026-12-19',
      { status: 'awarded', award: { ...award, stands: 'withdrawn' as const } },
      'Not taken up',
      'Other rounds are on the front page',
    ],
    [
      '2026-12-19',
      { status: 'awarded', award: { ...award, stands: 'ended' as const } },
      'Ended early',
      'If you want to talk it through, answer that e-mail',
    ],
    ['2026-12-20', { status: 'awarded', award }, 'Funded', 'Your next return is due 30 June 2027'],
    [
      '2026-12-20',
      { status: 'awarded', award: { ...award, returnsPlanned: 0, nextReturnDueOn: null } },
      'Funded',
      'Your payments are being planned',
    ],
    [
      '2027-12-20',
      { status: 'awarded', award: { ...award, nextReturnDueOn: null } },
      'Complete',
      'Nothing more is needed from you',
    ],
    [
      '2026-12-20',
      { status: 'awarded', award: { ...award, stands: 'refused' as const } },
      'Not paid',
      'If you want to talk it through, answer that e-mail',
    ],
    ['2026-12-19', { status: 'declined' }, 'Not funded', 'Other rounds are on the front page'],
    [
      '2026-12-19',
      { status: 'declined', isReleased: false },
      'Being decided',
      'We write to you with its decision, whatever it is',
    ],
    [
      '2026-12-19',
      { status: 'awarded', isReleased: false, award: { ...award, stands: 'offered' as const } },
      'Being decided',
      'We write to you with its decision, whatever it is',
    ],
    [
      '2026-12-19',
      { status: 'withdrawn', change: changed('withdrawn') },
      'Withdrawn',
      'It takes no further part',
    ],
    [
      '2026-12-19',
      { status: 'ineligible', change: changed('ruled-ineligible') },
      'Not eligible',
      'If you think that is wrong, send us a message',
    ],
  ])('on %s, %j: %s', (date, change, state, next) => {
    const standing = standingOf({ ...facts, ...change }, londonInstant(date, '12:00'));

    expect([standing.state, standing.next]).toEqual([state, next]);
  });

  it('gives the reason for which it was moved, as its people read it', () => {
    const now = londonInstant('2026-12-19', '12:00');

    const said = (['withdrawn', 'ineligible'] as const).map(
      (status) => standingOf({ ...facts, status, change: changed('x') }, now).meaning,
    );

    expect(said).toEqual([
      'You withdrew it on 1 December 2026: The hall is gone.',
      'It can’t be considered in this round: The hall is gone.',
    ]);
  });
});
