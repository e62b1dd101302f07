import { formatDate, formatMoment } from '../../kernel/london.js';
import { formatPence } from '../../kernel/pence.js';
import type { FiguresOfRound } from '../round-figures.queries.js';
import type { OverdueReturn } from './coordinator-home.queries.js';
import type { HomeSection, Table, Waiting } from './home-section.js';
import { meetingWaiting } from './panel-home.page.js';
import type { MeetingAtHome } from './panel-home.queries.js';

/** What the coordinator has to see to: what is late, what is to be decided, and how each round stands. */
export function coordinatorSection(
  rounds: readonly FiguresOfRound[],
  meetings: readonly MeetingAtHome[],
  overdue: readonly OverdueReturn[],
  now: Date,
): HomeSection {
  return {
    heading: 'Rounds and decisions',
    waiting: [
      ...overdue.map(overdueWaiting),
      ...meetings.map(meetingWaiting),
      ...rounds.filter((round) => isToDecide(round, now)).map(decisionsWaiting),
    ],
    empty: 'Nothing waits for you. Meetings, decisions to make and late returns appear here.',
    table: roundsTable(rounds, now),
    links: [{ text: 'All rounds and their applications', href: '/rounds-board' }],
  };
}

function isToDecide({ closesAt, undecided }: FiguresOfRound, now: Date): boolean {
  return closesAt <= now && undecided > 0;
}

function decisionsWaiting({ title, undecided }: FiguresOfRound): Waiting {
  return {
    text: `${undecided === 1 ? '1 decision' : `${undecided} decisions`} to make on ${title}`,
    href: '/rounds-board',
  };
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

function roundsTable(rounds: readonly FiguresOfRound[], now: Date): Table {
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
      { text: round.title, href: `/rounds/${round.slug}` },
      { text: stateOf(round, now) },
      { text: round.drafts.toString() },
      { text: round.undecided.toString() },
      { text: round.awarded.toString() },
      { text: round.declined.toString() },
      { text: formatPence(round.requestedPence) },
      { text: `${formatPence(round.leftPence)} of ${formatPence(round.budgetPence)}` },
    ]),
    empty: 'No round has been opened yet. Each appears here with its applications and its money.',
  };
}

function stateOf({ opensAt, closesAt, undecided }: FiguresOfRound, now: Date): string {
  if (now < opensAt) return `Opens ${formatMoment(opensAt)}`;
  if (now < closesAt) return `Open until ${formatMoment(closesAt)}`;
  return undecided > 0 ? 'Closed, being decided' : 'Closed';
}
