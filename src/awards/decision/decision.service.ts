import { Injectable } from '@nestjs/common';
import { ApplicationOutcomes } from '../../applications/outcomes/application-outcomes.service.js';
import { FundReservations } from '../../funds/reservation/reservation.service.js';
import { refuseIfAny, type Refusal } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import type { AgencyVote, CastingVote, Tally } from '../../panels/meetings/voting.rules.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Award } from '../award.entity.js';
import { decisionForParent } from '../awards.events.js';
import { RatificationOpening } from '../ratification/opening.service.js';
import { DecisionWords } from '../feedback/decision-words.entity.js';
import { Decision } from './decision.entity.js';
import { DecisionFactsQueries, type LockedFacts } from './decision-facts.queries.js';
import { DecisionPart } from './decision-part.entity.js';
import { DecisionVote } from './decision-vote.entity.js';
import { isForParent, refusalsToAward, refusalsToDecide, type Way } from './decision.rules.js';
import { toBallot } from '../ratification/ratification.rules.js';
import { isMoney, isPutOff, partsOf, recordedOutcome, type Verdict } from './outcome.rules.js';
import { refusalsOfCosts } from '../split/split-words.rules.js';
import { Settling } from './settling.service.js';
import { refusalsToChair } from './chair-choice.rules.js';
import { refusalsToVote, tallyAt, votesOf } from './vote.rules.js';

export interface DecideBid {
  /** Null between meetings. */
  readonly meetingId: string | null;
  readonly applicationId: string;
  /** What whoever records it takes the meeting to be: `decide` unless said. */
  readonly way?: Way;
  readonly verdict: Verdict;
  /** Undefined when every agency that may vote agreed. */
  readonly votes?: readonly AgencyVote[] | undefined;
  readonly castingVote?: CastingVote | undefined;
  /** For the minutes and for the organisation. */
  readonly reasons: string;
  /** For the organisation, under the reasons; '' for none. */
  readonly feedback?: string;
  /** For the panel alone; '' for none. */
  readonly notes?: string;
  /** '' for none. */
  readonly conditions: string;
  /** What a smaller sum than was asked pays for. */
  readonly revisedBudget?: string;
  /** Whom the members chose for the chair of this item, where the chair and the vice chair can't take it. */
  readonly chosenChair?: string | undefined;
  readonly recordedBy: string;
}

export interface Decided {
  readonly decisionId: string;
  /** The first award it made; undefined when it made none, or not yet. */
  readonly awardId: string | undefined;
  readonly isCarried: boolean;
}

/** A command with nothing left out. */
type Whole = { readonly [Key in keyof Required<DecideBid>]: DecideBid[Key] } & {
  readonly way: Way;
  readonly feedback: string;
  readonly notes: string;
  readonly revisedBudget: string;
};

@Injectable()
export class Decisions {
  constructor(
    private readonly transactions: Transactions,
    private readonly factsOf: DecisionFactsQueries,
    private readonly outcomes: ApplicationOutcomes,
    private readonly reservations: FundReservations,
    private readonly settling: Settling,
    private readonly ratifications: RatificationOpening,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Lock, check, record, commit the money or set it apart: all of it or none of it. The same decision again is the
   * one that was made. What the votes didn't carry is recorded, and nothing follows from it.
   * @throws Refused with every reason why it can't be made.
   * @throws NotFoundException when there is no such bid or meeting.
   */
  decide(command: DecideBid): Promise<Decided> {
    const whole: Whole = {
      ...{ way: 'decide', feedback: '', notes: '', revisedBudget: '' },
      ...{ votes: undefined, castingVote: undefined, chosenChair: undefined },
      ...command,
    };
    return this.transactions.run(async (tx) => {
      const locked = await this.factsOf.lock(tx, whole);
      const { last } = locked;
      if (last && (await isSame(tx, last, whole, locked))) return made(tx, last);
      refuseIfAny(refusalsTo(whole, locked));
      return this.record(tx, whole, locked);
    });
  }

  private async record(tx: Tx, command: Whole, locked: LockedFacts): Promise<Decided> {
    const { applicationId, meetingId, verdict, recordedBy } = command;
    const tally = tallyOf(command, locked);
    const decision = await tx.save(Decision, rowOf(command, locked, tally));
    for (const part of partsOf(verdict)) {
      await tx.insert(DecisionPart, { decisionId: decision.id, ...part });
    }
    for (const { agencyName, vote } of votesOf(command, locked.vote.mayVoteHere)) {
      const agency = locked.agencies.find((one) => one.agencyName === agencyName);
      if (!agency) throw new Error(`${agencyName} votes and has no seat on the panel`);
      await tx.insert(DecisionVote, { decisionId: decision.id, agencyId: agency.agencyId, vote });
    }
    await keepFeedback(tx, command, decision);
    await this.audit.record(tx, {
      subject: meetingId === null ? `application/${applicationId}` : `meeting/${meetingId}`,
      act: decision.isCarried ? 'decided' : 'not-carried',
      by: recordedBy,
      detail: { applicationId, outcome: decision.outcome, number: decision.number },
    });
    const awardId = decision.isCarried
      ? await this.follow(tx, command, decision, locked)
      : undefined;
    return { decisionId: decision.id, awardId, isCarried: decision.isCarried };
  }

  /** What follows from a decision that was carried. @returns the first award's id, when it made one. */
  private async follow(
    tx: Tx,
    { verdict, recordedBy, conditions }: Whole,
    decision: Decision,
    locked: LockedFacts,
  ): Promise<string | undefined> {
    const { application, funds } = locked;
    if (decision.needsRatification || decision.needsParent) {
      await this.recommend(tx, verdict, decision, locked);
      return undefined;
    }
    if (decision.outcome === 'declined') {
      await this.settling.decline(tx, application, recordedBy);
      return undefined;
    }
    if (!isMoney(decision.outcome)) return undefined;
    const parts = partsOf(verdict).map((part) => ({
      ...part,
      reservationId: funds.get(part.fundId)?.reservationId,
    }));
    return this.settling.award(tx, application, parts, conditions, recordedBy);
  }

  /** The money leaves the round's budget for a reserve of the recommendation's own, until others have spoken. */
  private async recommend(
    tx: Tx,
    verdict: Verdict,
    decision: Decision,
    locked: LockedFacts,
  ): Promise<void> {
    const { application } = locked;
    await this.outcomes.recordOutcome(tx, application.id, 'recommended', decision.recordedBy);
    if (decision.needsRatification) await this.ratifications.open(tx, verdict, decision, locked);
    else await this.outbox.add(tx, decisionForParent(decision.id));
    await this.reservations.setApart(tx, {
      fromHolderId: application.roundId,
      holderId: decision.id,
      code: `${application.reference}-recommended-${decision.number}`,
      holder: `Recommended for ${application.reference}`,
      sums: partsOf(verdict),
      source: `decision/${decision.id}/recommended`,
      by: decision.recordedBy,
    });
  }
}

/** Feedback can be changed until the outcome is released, so it is kept beside the decision, which can't. */
async function keepFeedback(
  tx: Tx,
  { feedback, notes, recordedBy: writtenBy }: Whole,
  { id: decisionId, decidedAt: writtenAt }: Decision,
): Promise<void> {
  if (feedback === '') return;
  await tx.insert(DecisionWords, {
    ...{ decisionId, version: 1, feedback, notes, writtenAt, writtenBy },
  });
}

function refusalsTo(command: Whole, locked: LockedFacts): readonly Refusal[] {
  const { verdict, way } = command;
  return [
    ...refusalsToDecide(locked.facts, way, verdict.outcome),
    ...refusalsToAsk(command, locked),
    ...(way === 'urgent' ? [] : refusalsToChair(locked.chair, command.chosenChair)),
    ...(way === 'urgent' ? [] : refusalsToVote(command, locked.vote)),
    ...refusalsToAward(verdict, locked.facts, locked.funds, command),
    ...refusalsOfCosts(partsOf(verdict), locked.asking, [...locked.funds.values()]),
  ];
}

/** A recommendation needs somebody to ratify it. */
function refusalsToAsk(command: Whole, { agencies, vote }: LockedFacts): readonly Refusal[] {
  if (command.way === 'decide' || isPutOff(command.verdict.outcome)) return [];
  if (toBallot(agencies, votesOf(command, vote.mayVoteHere)).length > 0) return [];
  const message = 'Every agency that may vote on this bid is here, so nobody is left to ratify it';
  return [{ code: 'nobody-to-ratify', message }];
}

/** Between meetings nobody has voted yet: the ballots carry it or don't. */
function tallyOf(command: Whole, { vote }: LockedFacts): Tally {
  const tally = tallyAt(command, vote, command.way === 'recommend');
  return command.way === 'urgent' ? { ...tally, isCarried: true } : tally;
}

function rowOf(
  command: Whole,
  { facts, rule, last, chair, inTheChair }: LockedFacts,
  { isCarried, isByCastingVote }: Tally,
): Omit<Decision, 'id'> {
  const { applicationId, meetingId, verdict, way, reasons, notes, conditions, recordedBy } =
    command;
  const { quorum, application, now } = facts;
  return {
    ...{ applicationId, meetingId, reasons, notes, conditions, isCarried, recordedBy },
    number: (last?.number ?? 0) + 1,
    outcome: recordedOutcome(verdict, application.requestedPence),
    revisedBudget: command.revisedBudget,
    needsRatification: way !== 'decide' && !isPutOff(verdict.outcome),
    needsParent: isForParent(verdict, rule),
    castingVote: isByCastingVote ? (command.castingVote ?? null) : null,
    castingBy: isByCastingVote ? (inTheChair ?? null) : null,
    chairedBy: inTheChair ?? null,
    chairsAside: chair.aside,
    ruleId: rule.id,
    quorumAgencies: quorum.needed,
    quorumReading: quorum.reading,
    agenciesCounted: quorum.counted,
    agenciesRecused: quorum.recused,
    decidedAt: now,
  };
}

/** A second click, or a second tab with the same in it: also after what followed from the first. */
async function isSame(
  tx: Tx,
  last: Decision,
  command: Whole,
  { facts, agencies, vote }: LockedFacts,
): Promise<boolean> {
  const parts = await tx.findBy(DecisionPart, { decisionId: last.id });
  const wanted = partsOf(command.verdict);
  return (
    last.meetingId === command.meetingId &&
    last.outcome === recordedOutcome(command.verdict, facts.application.requestedPence) &&
    last.reasons === command.reasons &&
    last.conditions === command.conditions &&
    parts.length === wanted.length &&
    wanted.every(({ fundId, amountPence }) =>
      parts.some((part) => part.fundId === fundId && part.amountPence === amountPence),
    ) &&
    (await isStanding(tx, last)) &&
    (last.isCarried ||
      (last.castingVote === (command.castingVote ?? null) &&
        (await isVotedAlike(tx, last, votesOf(command, vote.mayVoteHere), agencies))))
  );
}

/** What was not carried may be voted on again; the same votes are the same vote. */
async function isVotedAlike(
  tx: Tx,
  { id }: Decision,
  votes: readonly AgencyVote[],
  agencies: LockedFacts['agencies'],
): Promise<boolean> {
  const cast = await tx.findBy(DecisionVote, { decisionId: id });
  return (
    cast.length === votes.length &&
    votes.every(({ agencyName, vote }) => {
      const agency = agencies.find((one) => one.agencyName === agencyName);
      return cast.some((one) => one.agencyId === agency?.agencyId && one.vote === vote);
    })
  );
}

/** Not one whose recommendation has come to nothing: the same may be recommended again. */
async function isStanding(tx: Tx, { id }: Decision): Promise<boolean> {
  const ended = await tx.query<unknown[]>(
    `SELECT FROM ratification WHERE decision_id = $1 AND status IN ('lapsed', 'void')
     UNION ALL SELECT FROM parent_answer WHERE decision_id = $1 AND answer = 'refused'`,
    [id],
  );
  return ended.length === 0;
}

async function made(tx: Tx, { id, applicationId, isCarried }: Decision): Promise<Decided> {
  const award = await tx.findOne(Award, { where: { applicationId }, order: { reference: 'ASC' } });
  return { decisionId: id, awardId: award?.id, isCarried };
}
