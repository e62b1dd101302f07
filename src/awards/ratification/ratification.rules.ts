import { addWorkingDays } from '../../kernel/working-days.js';
import { londonDateOf, londonInstant } from '../../kernel/london.js';
import { quorumFrom, type Quorum } from '../../panels/meetings/quorum.rules.js';
import {
  tallyOf,
  type AgencyVote,
  type Tally,
  type Vote,
} from '../../panels/meetings/voting.rules.js';
import type { Sector } from '../../panels/membership/agency.entity.js';
import type { PanelRule } from '../../panels/rule/panel-rule.js';

/** An agency of the panel, as far as one item is concerned, at the moment of counting. */
export interface AgencyOfItem {
  readonly agencyName: string;
  readonly sector: Sector;
  /** It, or everybody who could answer for it, has a pecuniary interest in the item. */
  readonly isRecused: boolean;
}

/** What an agency answered to what it was sent. Each is kept; the last one that counts is its vote. */
export interface BallotAnswer {
  readonly agencyName: string;
  readonly vote: Vote;
  readonly answeredAt: Date;
  /** The fingerprint of the text that was answered. */
  readonly textHash: string;
}

export interface RatificationFacts {
  readonly rule: PanelRule;
  /** Every agency with a seat on the panel. */
  readonly agencies: readonly AgencyOfItem[];
  /** How the agencies that made the meeting for this item voted there; none for an urgent decision. */
  readonly atMeeting: readonly AgencyVote[];
  /** The agencies that were sent a ballot, by name. */
  readonly balloted: readonly string[];
  readonly answers: readonly BallotAnswer[];
  /** The fingerprint of the text as it stands now. */
  readonly textHash: string;
  readonly closesAt: Date;
}

export interface Ratification {
  /** Each agency's vote that counts, at the meeting or by its ballot. */
  readonly votes: readonly AgencyVote[];
  readonly quorum: Quorum;
  readonly tally: Tally;
  /** Whether it passes, were it closed now. */
  readonly passes: boolean;
  /** Agencies that were asked and may still answer, by name. */
  readonly outstanding: readonly string[];
}

/** At this hour a ratification closes, Europe/London: the end of an office's day. */
const CLOSES_AT = '17:00';

/** The moment a ratification closes: at five on the last of so many working days after the day it is sent. */
export function closingOf(sentAt: Date, workingDays: number): Date {
  return londonInstant(addWorkingDays(londonDateOf(sentAt), workingDays), CLOSES_AT);
}

/** Who is sent a ballot: the agencies that may vote on the item and did not at the meeting. */
export function toBallot(
  agencies: readonly AgencyOfItem[],
  atMeeting: readonly AgencyVote[],
): readonly string[] {
  return agencies
    .filter(({ agencyName, isRecused }) => !isRecused && !hasVoted(atMeeting, agencyName))
    .map(({ agencyName }) => agencyName)
    .sort();
}

/**
 * How a ratification stands: the agencies that made the meeting for the item and those that have answered
 * are counted together, for the quorum and for the vote.
 * - An answer counts when its agency was asked, is not recused now, answered the text as it stands, and did
 *   so before the closing moment. Of several the last one counts.
 * - An agency recused since the meeting counts no more, though it voted there.
 * - A meeting's casting vote is not carried over: a tie by e-mail is not settled.
 * Source: terms of reference of the One Colchester partnership, March 2023, Appendix A ("they can recommend
 * and seek ratification through e-mail of decisions").
 */
export function ratificationOf(facts: RatificationFacts): Ratification {
  const { rule, agencies, atMeeting, balloted } = facts;
  const mayVote = agencies.filter(({ isRecused }) => !isRecused);
  const votes = mayVote.flatMap(({ agencyName }): readonly AgencyVote[] => {
    const there = atMeeting.find((vote) => vote.agencyName === agencyName);
    const vote = there?.vote ?? answerOf(agencyName, facts);
    return vote === undefined ? [] : [{ agencyName, vote }];
  });
  const counting = mayVote.filter(({ agencyName }) =>
    votes.some(
      ({ agencyName: voter, vote }) =>
        voter === agencyName && (rule.doAbstentionsCount || vote !== 'abstain'),
    ),
  );
  const quorum = quorumFrom(counting, rule);
  const tally = tallyOf({ votes, mayVote: mayVote.length }, rule);
  return {
    votes,
    quorum,
    tally,
    passes: quorum.isQuorate && tally.isCarried,
    outstanding: balloted.filter(
      (agency) =>
        mayVote.some(({ agencyName }) => agencyName === agency) && !hasVoted(votes, agency),
    ),
  };
}

function answerOf(
  agencyName: string,
  { balloted, answers, textHash, closesAt }: RatificationFacts,
): Vote | undefined {
  if (!balloted.includes(agencyName)) return undefined;
  const counting = answers.filter(
    (answer) =>
      answer.agencyName === agencyName &&
      answer.textHash === textHash &&
      answer.answeredAt < closesAt,
  );
  return counting
    .toSorted((one, other) => one.answeredAt.getTime() - other.answeredAt.getTime())
    .at(-1)?.vote;
}

function hasVoted(votes: readonly AgencyVote[], agencyName: string): boolean {
  return votes.some((vote) => vote.agencyName === agencyName);
}
