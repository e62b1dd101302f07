import { Injectable, NotFoundException } from '@nestjs/common';
import type { Application } from '../../applications/application.entity.js';
import { ApplicationOutcomes } from '../../applications/outcomes/application-outcomes.service.js';
import { Reservations } from '../../funds/reservation/reservations.queries.js';
import { Clock } from '../../kernel/clock.js';
import { londonDateOf } from '../../kernel/london.js';
import {
  AgenciesOfItem,
  type AgencyOfBid,
} from '../../panels/interests/agencies-of-item.queries.js';
import { AgencyRecusals } from '../../panels/interests/agency-recusals.queries.js';
import type { InterestKind } from '../../panels/interests/interest-kind.js';
import { AttendanceFacts } from '../../panels/meetings/attendance-facts.queries.js';
import { Meeting } from '../../panels/meetings/meeting.entity.js';
import { isPresent, quorumOf, type Attendee } from '../../panels/meetings/quorum.rules.js';
import type { Office } from '../../panels/membership/seat.entity.js';
import { officeOn } from '../../panels/membership/seats.queries.js';
import { PanelRuleVersion } from '../../panels/rule/panel-rule.entity.js';
import { PanelRules } from '../../panels/rule/panel-rules.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Round } from '../../rounds/round.entity.js';
import { Decision } from './decision.entity.js';
import type { DecisionFacts, FundFacts, Recorder } from './decision.rules.js';
import { isEndorsement, isPutOff, partsOf, type Verdict } from './outcome.rules.js';
import { votesOf, type VoteFacts, type VotesTaken } from './vote.rules.js';

/** Which bid, at which meeting (null between meetings), how it was voted, and by whom it is written down. */
export interface WhatToDecide extends VotesTaken {
  readonly applicationId: string;
  readonly meetingId: string | null;
  readonly verdict: Verdict;
  readonly recordedBy: string;
}

export interface LockedFacts {
  readonly application: Application;
  readonly round: Round;
  readonly rule: PanelRuleVersion;
  /** The last decision on this bid. */
  readonly last: Decision | undefined;
  readonly facts: DecisionFacts;
  readonly vote: VoteFacts;
  /** Who is in the chair, by id. */
  readonly inTheChair: string | undefined;
  /** Every agency on the panel, as far as the bid is concerned. */
  readonly agencies: readonly AgencyOfBid[];
  /** Those of the round's funds that give, by id; the others of the verdict are not the round's. */
  readonly funds: ReadonlyMap<string, FundOfVerdict>;
}

export interface FundOfVerdict extends FundFacts {
  readonly reservationId: string | undefined;
}

/**
 * What deciding needs to know, locked in the house's order: the round's budgets from the funds, the
 * application, the meeting, and the ledger's funds last. So two decisions on one fund come one after
 * the other, and the second sees what the first left.
 */
@Injectable()
export class DecisionFactsQueries {
  constructor(
    private readonly outcomes: ApplicationOutcomes,
    private readonly attendance: AttendanceFacts,
    private readonly rules: PanelRules,
    private readonly recusals: AgencyRecusals,
    private readonly agenciesOf: AgenciesOfItem,
    private readonly reservations: Reservations,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundException when there is no such application or meeting. */
  async lock(tx: Tx, what: WhatToDecide): Promise<LockedFacts> {
    const { applicationId, meetingId, recordedBy, verdict } = what;
    const fundIds = partsOf(verdict).map(({ fundId }) => fundId);
    const names = await lockBudgets(tx, applicationId, fundIds);
    const application = await this.outcomes.lockForDecision(tx, applicationId);
    const meeting = meetingId === null ? undefined : await meetingOf(tx, meetingId);
    if (!application || (meetingId !== null && !meeting)) throw new NotFoundException();
    const { roundId, status, requestedPence } = application;
    const round = await tx.findOneByOrFail(Round, { id: roundId });
    const panelId = meeting?.panelId ?? round.panelId;
    const rule = await this.rules.inForce(panelId, tx);
    const attendees =
      meetingId === null ? [] : await this.attendance.at(tx, meetingId, applicationId);
    const recusedAgencies = await this.recusals.of(tx, applicationId);
    const agencies = await this.agenciesOf.of(tx, applicationId);
    const last = await lastOf(tx, applicationId);
    const now = this.clock.now();
    const here = quorumOf(attendees, rule, now, { recusedAgencies }).counted;
    const free = attendees.filter(
      (one) => isPresent(one, now) && one.interest !== 'pecuniary' && here.includes(one.agencyName),
    );
    const inTheChair = await chairAmong(tx, free, panelId, now);
    const votes = votesOf(what, here);
    const abstaining = votes.flatMap(({ agencyName, vote }) =>
      vote === 'abstain' ? [agencyName] : [],
    );
    return {
      application,
      round,
      rule,
      last,
      agencies,
      inTheChair,
      facts: {
        application: { status, roundId, requestedPence: requestedPence ?? 0n },
        round,
        meeting,
        quorum: quorumOf(attendees, rule, now, { recusedAgencies, abstaining }),
        rule,
        recorder: await recorderOf(tx, recordedBy, panelId, applicationId, now),
        saidBefore: saidBefore(last, what),
        now,
      },
      vote: {
        rule,
        mayVoteHere: here,
        mayVote: agencies.filter(({ isRecused }) => !isRecused).length,
        inTheChair,
      },
      funds: await this.fundsOf(tx, roundId, names),
    };
  }

  /** What is left of the round's budget is what the ledger has in its reserve. */
  private async fundsOf(
    tx: Tx,
    roundId: string,
    names: ReadonlyMap<string, string>,
  ): Promise<ReadonlyMap<string, FundOfVerdict>> {
    const reserved = await this.reservations.lock(tx, roundId, [...names.keys()]);
    return new Map(
      [...names].map(([fundId, name]) => [
        fundId,
        {
          name,
          budgetLeftPence: reserved.get(fundId)?.reservedPence ?? 0n,
          reservationId: reserved.get(fundId)?.reservationId,
        },
      ]),
    );
  }
}

/** The names of those of the funds that are the round's, their budgets locked in one order. */
export async function lockBudgets(
  tx: Tx,
  applicationId: string,
  fundIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ fundId: string; name: string }[]>(
    `SELECT f.id AS "fundId", f.name
       FROM application a
       JOIN round_fund b ON b.round_id = a.round_id AND b.fund_id = ANY($2)
       JOIN fund f ON f.id = b.fund_id
      WHERE a.id = $1 ORDER BY f.id FOR UPDATE OF b`,
    [applicationId, fundIds],
  );
  return new Map(rows.map(({ fundId, name }) => [fundId, name]));
}

async function lastOf(tx: Tx, applicationId: string): Promise<Decision | undefined> {
  const last = await tx.findOne(Decision, { where: { applicationId }, order: { number: 'DESC' } });
  return last ?? undefined;
}

function saidBefore(
  last: Decision | undefined,
  { meetingId, verdict }: WhatToDecide,
): DecisionFacts['saidBefore'] {
  if (!last?.isCarried) return undefined;
  if (isEndorsement(last.outcome)) return 'endorsed';
  const isSame = last.meetingId === meetingId && last.outcome === verdict.outcome;
  return isSame && isPutOff(last.outcome) ? 'same-here' : undefined;
}

async function meetingOf(
  tx: Tx,
  meetingId: string,
): Promise<(NonNullable<DecisionFacts['meeting']> & { readonly panelId: string }) | undefined> {
  const meeting = await tx.findOne(Meeting, {
    where: { id: meetingId },
    lock: { mode: 'pessimistic_read' }, // its minutes aren't issued meanwhile, nor is it cancelled
  });
  if (!meeting) return undefined;
  const { roundId, panelId, cancelledAt, recordClosedAt } = meeting;
  return {
    ...{ roundId, panelId },
    isCancelled: cancelledAt !== null,
    isRecordClosed: recordClosedAt !== null,
  };
}

/** The chair when they are among these, else the vice chair, by id. */
async function chairAmong(
  tx: Tx,
  people: readonly Attendee[],
  panelId: string,
  now: Date,
): Promise<string | undefined> {
  const [row] = await tx.query<{ personId: string }[]>(
    `SELECT "personId"
       FROM (SELECT s.person_id AS "personId", ${officeOn('$3::date')} AS office FROM seat s
              WHERE s.panel_id = $1 AND s.person_id = ANY($2)
                AND s.starts_on <= $3 AND ($3 <= s.ends_on OR s.ends_on IS NULL)) sitting
      WHERE office <> 'member' ORDER BY office LIMIT 1`,
    [panelId, people.map(({ personId }) => personId), londonDateOf(now)],
  );
  return row?.personId;
}

async function recorderOf(
  tx: Tx,
  personId: string,
  panelId: string,
  applicationId: string,
  now: Date,
): Promise<Recorder> {
  const [row] = await tx.query<
    { isCoordinator: boolean; office: Office | null; interest: InterestKind | null }[]
  >(
    `SELECT EXISTS (SELECT FROM person_role WHERE person_id = $1 AND role = 'coordinator')
              AS "isCoordinator",
            (SELECT ${officeOn('$4::date')} FROM seat s
              WHERE s.person_id = $1 AND s.panel_id = $2 AND s.starts_on <= $4
                AND ($4 <= s.ends_on OR s.ends_on IS NULL) LIMIT 1) AS office,
            (SELECT kind FROM interest_in_bid WHERE person_id = $1 AND application_id = $3) AS interest`,
    [personId, panelId, applicationId, londonDateOf(now)],
  );
  return {
    isCoordinator: row?.isCoordinator ?? false,
    office: row?.office ?? undefined,
    interest: row?.interest ?? undefined,
  };
}
