import type { RoundOnBoard } from '../../applications/board/rounds-board.queries.js';
import type { LettersWaiting } from '../../correspondence/record/letters-record.queries.js';
import { formatDate, formatMoment, londonDateOf } from '../../kernel/london.js';
import { formatPence } from '../../kernel/pence.js';
import type { MoneyOfRound } from '../round-money.queries.js';
import type {
  AnsweredQuestion,
  AppealsToSeeTo,
  ChangeAsked,
  HeldOutcomes,
  LostScorers,
  OverdueReturn,
} from './coordinator-home.queries.js';
import { unreadWaiting, type Unread } from './unread.page.js';
import type { HomeSection, Table, Waiting } from './home-section.js';
import { meetingWaiting } from './panel-home.page.js';
import type { MeetingAtHome } from './panel-home.queries.js';

export interface CoordinatorFacts {
  readonly unread: readonly Unread[];
  readonly answered: readonly AnsweredQuestion[];
  readonly rounds: readonly RoundOnBoard[];
  /** By the round's id. */
  readonly money: ReadonlyMap<string, MoneyOfRound>;
  readonly meetings: readonly MeetingAtHome[];
  readonly overdue: readonly OverdueReturn[];
  /** Returns that were sent and not judged. */
  readonly toReview: number;
  readonly held: readonly HeldOutcomes[];
  readonly lost: readonly LostScorers[];
  readonly changes: readonly ChangeAsked[];
  readonly appeals: AppealsToSeeTo;
  readonly letters: LettersWaiting;
}

/** What the coordinator has to see to: what is late, what is to be decided, and how each round stands. */
export function coordinatorSection(facts: CoordinatorFacts, now: Date): HomeSection {
  const { unread, answered, rounds, money, meetings, overdue, toReview, held, lost } = facts;
  const { changes, appeals, letters } = facts;
  return {
    heading: 'Rounds and decisions',
    waiting: [
      ...overdue.map(overdueWaiting),
      ...(toReview > 0 ? [reviewWaiting(toReview)] : []),
      ...meetings.map((meeting) => meetingWaiting(meeting, londonDateOf(now))),
      ...held.map(heldWaiting),
      ...answered.map(answeredWaiting),
      ...lettersWaiting(letters),
      ...lost.map(lostWaiting),
      ...changes.map(changeWaiting),
      ...appealsWaiting(appeals),
      ...unread.map(unreadWaiting),
      ...rounds.filter((round) => isToDecide(round, now)).map(decisionsWaiting),
    ],
    empty:
      'Nothing waits for you. Meetings, decisions to make, and returns that are late or to be reviewed appear here.',
    table: roundsTable(rounds, money, now),
    links: [
      { text: 'All rounds and their applications', href: '/rounds-board' },
      { text: 'Appeals and complaints', href: '/appeals' },
      { text: 'Letters, and what became of them', href: '/letters' },
    ],
  };
}

function isToDecide(round: RoundOnBoard, now: Date): boolean {
  return round.closesAt <= now && undecidedIn(round) > 0;
}

function undecidedIn({ submittedCount, awardedCount, declinedCount }: RoundOnBoard): number {
  return submittedCount - awardedCount - declinedCount;
}

function decisionsWaiting(round: RoundOnBoard): Waiting {
  const undecided = undecidedIn(round);
  return {
    text: `${undecided === 1 ? '1 decision' : `${undecided} decisions`} to make on ${round.title}`,
    href: `/rounds-board/${round.slug}`,
  };
}

function reviewWaiting(count: number): Waiting {
  return {
    text: count === 1 ? '1 return to review' : `${count} returns to review`,
    href: '/returns',
  };
}

function heldWaiting({ slug, title, count }: HeldOutcomes): Waiting {
  return {
    text: `${count === 1 ? '1 outcome' : `${count} outcomes`} to release on ${title}`,
    href: `/rounds/${slug}/outcomes`,
  };
}

function answeredWaiting(question: AnsweredQuestion): Waiting {
  const { applicationId, number, reference, organisationName } = question;
  return {
    text: `Read the answer about ${reference}, and close the question`,
    href: `/applications/${applicationId}/clarifications/${number}`,
    note: organisationName,
  };
}

function lettersWaiting({ held, toSettle }: LettersWaiting): readonly Waiting[] {
  const letters = (count: number): string => (count === 1 ? '1 letter' : `${count} letters`);
  return [
    ...(toSettle === 0
      ? []
      : [
          {
            text: `${letters(toSettle)} did not arrive, or perhaps did not`,
            href: '/letters?state=to-settle',
          },
        ]),
    ...(held === 0
      ? []
      : [{ text: `${letters(held)} to look at and let go`, href: '/letters?state=held' }]),
  ];
}

function lostWaiting({ slug, title, bids }: LostScorers): Waiting {
  return {
    text: `${bids === 1 ? '1 bid' : `${bids} bids`} to assign again on ${title}`,
    href: `/rounds/${slug}/assignments`,
    note: 'A scorer declined, or has an interest',
  };
}

function changeWaiting({ awardId, number, reference, organisationName }: ChangeAsked): Waiting {
  return {
    text: `A change of ${reference} is asked for`,
    href: `/awards/${awardId}/variations/${number}`,
    note: organisationName,
  };
}

function appealsWaiting({ unhanded, overdue }: AppealsToSeeTo): readonly Waiting[] {
  const href = '/appeals';
  const some = (count: number): string =>
    count === 1 ? '1 appeal or complaint' : `${count} appeals or complaints`;
  return [
    ...(overdue > 0 ? [{ text: `${some(overdue)} overdue`, href, isLate: true }] : []),
    ...(unhanded > 0 ? [{ text: `${some(unhanded)} to hand to somebody`, href }] : []),
  ];
}

function overdueWaiting({ id, title, organisationName, dueOn }: OverdueReturn): Waiting {
  return {
    text: `Return not sent: ${organisationName}`,
    href: `/returns/${id}`,
    note: title,
    when: `late: was due ${formatDate(dueOn)}`,
    isLate: true,
  };
}

function roundsTable(
  rounds: readonly RoundOnBoard[],
  money: ReadonlyMap<string, MoneyOfRound>,
  now: Date,
): Table {
  return {
    caption: rounds.length === 1 ? '1 round' : `${rounds.length} rounds`,
    head: [
      { text: 'Round' },
      { text: 'State' },
      { text: 'Drafts', numeric: true },
      { text: 'To decide', numeric: true },
      { text: 'Awarded', numeric: true },
      { text: 'Declined', numeric: true },
      { text: 'Asked for', numeric: true },
      { text: 'Left to award', numeric: true },
    ],
    rows: rounds.map((round) => [
      { text: round.title, href: `/rounds-board/${round.slug}` },
      { text: stateOf(round, now) },
      { text: round.draftCount.toString() },
      { text: undecidedIn(round).toString() },
      { text: round.awardedCount.toString() },
      { text: round.declinedCount.toString() },
      { text: formatPence(round.askedPence) },
      { text: leftOf(money.get(round.id)) },
    ]),
    empty: 'No round has been opened yet. Each appears here with its applications and its money.',
  };
}

function leftOf(money: MoneyOfRound | undefined): string {
  if (!money) return '';
  return `${formatPence(money.leftPence)} of ${formatPence(money.budgetPence)}`;
}

function stateOf(round: RoundOnBoard, now: Date): string {
  const { opensAt, closesAt } = round;
  if (now < opensAt) return `Opens ${formatMoment(opensAt)}`;
  if (now < closesAt) return `Open until ${formatMoment(closesAt)}`;
  return isToDecide(round, now) ? 'Closed, being decided' : 'Closed';
}
