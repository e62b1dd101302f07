import { formatDate, formatMoment, londonDateOf, type LondonDate } from '../../kernel/london.js';
import { nameOf, type Alias } from '../../applications/paper/anonymous.rules.js';
import type { BallotToAnswer } from '../../awards/ratification/ballots.queries.js';
import { registerStanding, type RegisterOwed } from '../../panels/register/register-due.rules.js';
import type { HomeSection, Waiting } from './home-section.js';
import type { BidAtHome, MeetingAtHome } from './panel-home.queries.js';

/** What a member of a panel has to do: today's meeting, ballots to answer, interests before papers, papers before later meetings. */
export function panelSection(
  {
    bids,
    hidden,
    meetings,
    ballots,
    register,
  }: {
    readonly bids: readonly BidAtHome[];
    /** What stands in the place of names that are hidden from this member, by application. */
    readonly hidden: ReadonlyMap<string, Alias>;
    readonly meetings: readonly MeetingAtHome[];
    readonly ballots: readonly BallotToAnswer[];
    /** Undefined for who has no seat. */
    readonly register: RegisterOwed | undefined;
  },
  panelIds: readonly string[],
  today: LondonDate,
): HomeSection {
  const toDeclare = bids.filter(({ isDeclared }) => !isDeclared);
  const toScore = bids.filter(({ isDeclared }) => isDeclared);
  const waits = new Set(toDeclare.map(({ roundId }) => roundId));
  const named = toScore.filter(({ applicationId }) => !hidden.has(applicationId));
  // By number, as the order of the names would tell whose is which; and they open together.
  const numbered = toScore
    .flatMap((bid) => ({ bid, alias: hidden.get(bid.applicationId) }))
    .filter(({ bid, alias }) => alias && !waits.has(bid.roundId))
    .sort((one, other) => (one.alias?.number ?? 0) - (other.alias?.number ?? 0));
  const isNow = ({ startsAt }: MeetingAtHome): boolean => londonDateOf(startsAt) <= today;
  return {
    heading: 'The panel',
    waiting: [
      ...meetings.filter(isNow).map((meeting) => meetingWaiting(meeting, today)),
      ...ballots.map(ballotWaiting),
      ...toDeclare.map((bid) => declareWaiting(bid, hidden.has(bid.applicationId), today)),
      ...named.map((bid) => scoreWaiting(bid, bid.organisationName, today)),
      ...numbered.map(({ bid, alias }) => scoreWaiting(bid, alias ? nameOf(alias) : '', today)),
      ...(register ? registerWaiting(register, today) : []),
      ...meetings
        .filter((meeting) => !isNow(meeting))
        .map((meeting) => meetingWaiting(meeting, today)),
    ],
    empty:
      'Nothing waits for you. Interests to declare, bids to score and meetings appear here once applications come in.',
    links: [
      ...panelIds.map((id) => ({ text: 'The panel and who sits on it', href: `/panels/${id}` })),
      ...(panelIds.length > 0
        ? [
            { text: 'Your register of interests', href: '/register-of-interests' },
            { text: 'Gifts and hospitality you were offered', href: '/gifts' },
            { text: 'Funds and awards', href: '/board' },
          ]
        : []),
    ],
  };
}

/** A meeting as a line of its own, for whoever goes to it. */
export function meetingWaiting(meeting: MeetingAtHome, today: LondonDate): Waiting {
  const isToday = londonDateOf(meeting.startsAt) === today;
  return {
    text: `Meeting ${isToday ? 'today ' : ''}on ${meeting.roundTitle}`,
    href: `/meetings/${meeting.id}`,
    note: `${meeting.panelName}, ${meeting.place}`,
    when: formatMoment(meeting.startsAt),
  };
}

function ballotWaiting(ballot: BallotToAnswer): Waiting {
  return {
    text: `Answer for ${ballot.agencyName}: ${ballot.organisationName}`,
    href: `/ratifications/${ballot.ratificationId}/answer`,
    note: `${ballot.reference} is ratified by e-mail`,
    when: `by ${formatMoment(ballot.closesAt)}`,
  };
}

function declareWaiting(bid: BidAtHome, isHidden: boolean, today: LondonDate): Waiting {
  return {
    text: `Declare your interest, or none: ${bid.organisationName}`,
    href: isHidden
      ? `/rounds/${bid.roundSlug}/applicants/${bid.organisationId}`
      : `/applications/${bid.applicationId}/declaration`,
    note: `${bid.roundTitle}. About a minute; the paper opens afterwards.`,
    ...byWhen(bid.scoreBy, today),
  };
}

function scoreWaiting(bid: BidAtHome, name: string, today: LondonDate): Waiting {
  return {
    text: `Score ${name}`,
    href: `/applications/${bid.applicationId}/scores`,
    note: bid.roundTitle,
    ...byWhen(bid.scoreBy, today),
  };
}

/** Nothing while it is confirmed for longer than four weeks. */
function registerWaiting({ dueOn }: RegisterOwed, today: LondonDate): readonly Waiting[] {
  if (registerStanding(dueOn, today) === 'confirmed') return [];
  return [
    {
      text: 'Confirm your register of interests',
      href: '/register-of-interests',
      note: 'About five minutes, once a year.',
      ...byWhen(dueOn, today),
    },
  ];
}

function byWhen(date: LondonDate, today: LondonDate): Pick<Waiting, 'when' | 'isLate'> {
  const isLate = date < today;
  return { when: `${isLate ? 'late: was due' : 'by'} ${formatDate(date)}`, isLate };
}
