import { Injectable, NotFoundException } from '@nestjs/common';
import type { Application } from '../../applications/application.entity.js';
import { ApplicationOutcomes } from '../../applications/outcomes/application-outcomes.service.js';
import { Clock } from '../../kernel/clock.js';
import { londonDateOf } from '../../kernel/london.js';
import { AgencyRecusals } from '../../panels/interests/agency-recusals.queries.js';
import type { InterestKind } from '../../panels/interests/interest-kind.js';
import { AttendanceFacts } from '../../panels/meetings/attendance-facts.queries.js';
import { quorumOf } from '../../panels/meetings/quorum.rules.js';
import { PanelRules } from '../../panels/rule/panel-rules.queries.js';
import type { Office } from '../../panels/membership/seat.entity.js';
import { officeOn } from '../../panels/membership/seats.queries.js';
import { Reservations } from '../../funds/reservation/reservations.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Round } from '../../rounds/round.entity.js';
import type { DecisionFacts, FundFacts, Recorder } from './decision.rules.js';

/** Which bid, at which meeting, from which fund (none to decline), by whom. */
export interface WhatToDecide {
  readonly applicationId: string;
  readonly meetingId: string;
  readonly fundId: string | undefined;
  readonly recordedBy: string;
}

export interface LockedFacts {
  readonly application: Application;
  readonly facts: DecisionFacts;
  /** Undefined to decline, and when the fund isn't one of the round's. */
  readonly fund: (FundFacts & { readonly reservationId: string | undefined }) | undefined;
}

interface MeetingRow {
  readonly roundId: string;
  readonly panelId: string;
}

/**
 * What deciding needs to know, locked in the house's order: the round's budget from the fund, the
 * application, the meeting, and the ledger's fund last. So two decisions on one fund come one after
 * the other, and the second sees what the first left.
 */
@Injectable()
export class DecisionFactsQueries {
  constructor(
    private readonly outcomes: ApplicationOutcomes,
    private readonly attendance: AttendanceFacts,
    private readonly rules: PanelRules,
    private readonly recusals: AgencyRecusals,
    private readonly reservations: Reservations,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundException when there is no such application or meeting. */
  async lock(tx: Tx, what: WhatToDecide): Promise<LockedFacts> {
    const { applicationId, meetingId, fundId, recordedBy } = what;
    const budget = fundId === undefined ? undefined : await lockBudget(tx, applicationId, fundId);
    const application = await this.outcomes.lockForDecision(tx, applicationId);
    const meeting = await meetingOf(tx, meetingId);
    if (!application || !meeting) throw new NotFoundException();
    const now = this.clock.now();
    const { roundId, status, requestedPence } = application;
    const rule = await this.rules.inForce(meeting.panelId, tx);
    const attendees = await this.attendance.at(tx, meetingId, applicationId);
    const recusedAgencies = await this.recusals.of(tx, applicationId);
    return {
      application,
      facts: {
        application: { status, roundId, requestedPence: requestedPence ?? 0n },
        round: await tx.findOneByOrFail(Round, { id: roundId }),
        meeting,
        quorum: quorumOf(attendees, rule, now, { recusedAgencies }),
        rule,
        recorder: await recorderOf(tx, recordedBy, meeting.panelId, applicationId, now),
        now,
      },
      fund: budget && (await this.fundOf(tx, roundId, budget)),
    };
  }

  /** What is left of the round's budget is what the ledger has in its reserve. */
  private async fundOf(
    tx: Tx,
    roundId: string,
    { fundId, name }: Budget,
  ): Promise<LockedFacts['fund']> {
    const reserved = (await this.reservations.lock(tx, roundId, [fundId])).get(fundId);
    return {
      name,
      budgetLeftPence: reserved?.reservedPence ?? 0n,
      reservationId: reserved?.reservationId,
    };
  }
}

interface Budget {
  readonly fundId: string;
  readonly name: string;
}

/** Undefined when the fund isn't one of the round's. */
async function lockBudget(
  tx: Tx,
  applicationId: string,
  fundId: string,
): Promise<Budget | undefined> {
  const [row] = await tx.query<{ name: string }[]>(
    `SELECT f.name
       FROM application a
       JOIN round_fund b ON b.round_id = a.round_id AND b.fund_id = $2
       JOIN fund f ON f.id = b.fund_id
      WHERE a.id = $1 FOR UPDATE OF b`,
    [applicationId, fundId],
  );
  return row && { fundId, name: row.name };
}

async function meetingOf(tx: Tx, meetingId: string): Promise<MeetingRow | undefined> {
  const [row] = await tx.query<MeetingRow[]>(
    `SELECT m.round_id AS "roundId", m.panel_id AS "panelId" FROM meeting m WHERE m.id = $1`,
    [meetingId],
  );
  return row;
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
                AND ($4 <= s.ends_on OR s.ends_on IS NULL)) AS office,
            (SELECT kind FROM declaration WHERE person_id = $1 AND application_id = $3) AS interest`,
    [personId, panelId, applicationId, londonDateOf(now)],
  );
  return {
    isCoordinator: row?.isCoordinator ?? false,
    office: row?.office ?? undefined,
    interest: row?.interest ?? undefined,
  };
}
