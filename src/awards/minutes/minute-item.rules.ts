import { formatMoment } from '../../kernel/london.js';
import type { InterestAtMeeting, Presence } from '../../panels/meetings/attendance.queries.js';
import { isPresent } from '../../panels/meetings/quorum.rules.js';
import type { Vote } from '../../panels/meetings/voting.rules.js';
import type { Office } from '../../panels/membership/seat.entity.js';
import type { RecordedDecision } from '../decision/decision-records.queries.js';
import { minuteOf, motionOf, type MinuteFacts } from '../decision/minute.rules.js';
import { isMoney, isPutOff, type DecisionState, type Verdict } from '../decision/outcome.rules.js';
import { listed } from './minute-words.rules.js';

/** A bid as minutes name it. */
export interface BidInMinutes {
  readonly reference: string;
  readonly title: string;
  readonly organisationName: string;
}

/** Somebody with a seat on the day of the meeting. */
export interface SeatedThatDay {
  readonly personId: string;
  readonly personName: string;
  readonly agencyName: string;
  readonly office: Office;
  readonly isDeputy: boolean;
}

/** Who could have been in the chair for an item. */
export interface ChairFacts {
  readonly presences: readonly Presence[];
  readonly seated: readonly SeatedThatDay[];
  readonly interests: readonly InterestAtMeeting[];
}

/** What was decided on a bid, as it was: sums, conditions, votes, quorum, who was out of it, who took the chair. */
export function itemOf(
  decision: RecordedDecision,
  bid: BidInMinutes,
  facts: ChairFacts,
): readonly string[] {
  const { conditions, revisedBudget, reasons, agenciesRecused } = decision;
  const chair = chairOf(decision, facts);
  return [
    motionInWords(decision, bid),
    ...(isWaiting(decision) ? [whoIsAskedOf(decision)] : []),
    ...(conditions === '' ? [] : [`Conditions: ${conditions}`]),
    ...(revisedBudget === '' ? [] : [`What it pays for: ${revisedBudget}`]),
    ...(reasons === '' ? [] : [`Reasons: ${reasons}`]),
    `Votes: ${votesOf(decision)}`,
    `Quorum: ${quorumOf(decision)}`,
    ...(agenciesRecused.length === 0
      ? []
      : [`Out of this item because of an interest: ${listed(agenciesRecused)}.`]),
    ...(chair === undefined ? [] : [`In the chair: ${chair}.`]),
  ];
}

/** What was recommended earlier or between meetings, and how it ended. */
export function resultOf(decision: RecordedDecision, bid: BidInMinutes): readonly string[] {
  const { conditions, reasons, meetingId, decidedAt } = decision;
  return [
    motionInWords(decision, bid),
    ...(conditions === '' ? [] : [`Conditions: ${conditions}`]),
    ...(reasons === '' ? [] : [`Reasons: ${reasons}`]),
    `${meetingId === null ? 'Put to the agencies by e-mail' : 'Recommended by the meeting'} on ${formatMoment(decidedAt)}.`,
    resultInWords(decision),
  ];
}

function resultInWords({ state, needsRatification }: RecordedDecision): string {
  if (state !== 'settled') return RESULTS[state];
  return needsRatification ? 'The agencies ratified it.' : 'The parent body agreed.';
}

const RESULTS: Readonly<Record<Exclude<DecisionState, 'settled'>, string>> = {
  'put-off': 'It comes back to the panel.',
  'not-carried': 'It was not carried.',
  'to-ratify': 'The agencies are still answering.',
  'with-parent': 'It is with the parent body.',
  lapsed: 'It was not ratified in time, and lapsed.',
  void: 'It was taken back.',
  'parent-refused': 'The parent body did not agree.',
};

/** "RESOLVED that …", "RECOMMENDED that …" or "NOT CARRIED: that …" */
function motionInWords(decision: RecordedDecision, bid: BidInMinutes): string {
  const facts: MinuteFacts = {
    ...bid,
    verdict: verdictOf(decision),
    outcome: decision.outcome,
    fundNames: new Map(decision.parts.map(({ fundId, fundName }) => [fundId, fundName])),
    isRecommended: isWaiting(decision),
  };
  return decision.isCarried ? minuteOf(facts) : `NOT CARRIED: ${motionOf(facts)}`;
}

/** Whether it left the meeting as a recommendation, whatever came of it since. */
function isWaiting({
  isCarried,
  outcome,
  needsRatification,
  needsParent,
}: RecordedDecision): boolean {
  return isCarried && !isPutOff(outcome) && (needsRatification || needsParent);
}

function whoIsAskedOf({ needsRatification, needsParent }: RecordedDecision): string {
  const asked = [
    ...(needsRatification ? ['to the agencies, to be ratified by e-mail'] : []),
    ...(needsParent ? ['to the parent body, which decides sums of this size'] : []),
  ];
  return `It goes ${listed(asked)}.`;
}

function verdictOf({ outcome, parts }: RecordedDecision): Verdict {
  if (isMoney(outcome)) return { outcome: 'awarded', parts };
  return { outcome: outcome as Exclude<Verdict['outcome'], 'awarded'> };
}

/** By agency, as each voted. */
function votesOf({ votes, castingVote, castingByName }: RecordedDecision): string {
  const of = (wanted: Vote): readonly string[] =>
    votes.filter(({ vote }) => vote === wanted).map(({ agencyName }) => agencyName);
  if (votes.length === 0) return 'nobody could vote.';
  const casting =
    castingVote === null ? '' : ` Casting vote ${castingVote}: ${castingByName ?? ''}.`;
  if (of('for').length === votes.length) return `all agreed: ${listed(of('for'))}.${casting}`;
  const counted = (['for', 'against', 'abstain'] as const)
    .filter((vote) => of(vote).length > 0)
    .map((vote) => `${of(vote).length} ${VOTES[vote]}, ${listed(of(vote))}`);
  return `${counted.join('; ')}.${casting}`;
}

const VOTES = { for: 'for', against: 'against', abstain: 'abstained' } as const;

function quorumOf({
  agenciesCounted,
  quorumAgencies,
  needsRatification,
}: RecordedDecision): string {
  const count = agenciesCounted.length;
  const names = count === 0 ? '' : ` (${listed(agenciesCounted)})`;
  const isShort = count < quorumAgencies || needsRatification;
  return `${count} ${count === 1 ? 'agency' : 'agencies'} counted, ${quorumAgencies} needed${names}.${isShort ? ' Not quorate.' : ''}`;
}

/** The chair, or else the vice chair, who was there when it was decided and could decide it; undefined for neither. */
function chairOf(
  { applicationId, decidedAt, agenciesRecused }: RecordedDecision,
  { presences, seated, interests }: ChairFacts,
): string | undefined {
  const isFree = ({ personId, agencyName }: SeatedThatDay): boolean =>
    presences.some((one) => one.personId === personId && isPresent(one, decidedAt)) &&
    !agenciesRecused.includes(agencyName) &&
    !interests.some(
      (one) =>
        one.personId === personId &&
        one.applicationId === applicationId &&
        one.kind === 'pecuniary',
    );
  const free = seated.filter((one) => !one.isDeputy && isFree(one));
  const chair =
    free.find(({ office }) => office === 'chair') ??
    free.find(({ office }) => office === 'vice-chair');
  return chair?.personName;
}
