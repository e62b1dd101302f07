import { Injectable, NotFoundException } from '@nestjs/common';
import type { Application } from '../../applications/application.entity.js';
import { ApplicationOutcomes } from '../../applications/outcomes/application-outcomes.service.js';
import { Reservations } from '../../funds/reservation/reservations.queries.js';
import {
  AgenciesOfItem,
  type AgencyOfBid,
} from '../../panels/interests/agencies-of-item.queries.js';
import type { AgencyVote } from '../../panels/meetings/voting.rules.js';
import { PanelRuleVersion } from '../../panels/rule/panel-rule.entity.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Decision } from '../decision/decision.entity.js';
import { lockBudgets } from '../decision/decision-facts.queries.js';
import { DecisionPart } from '../decision/decision-part.entity.js';
import type { PartToCommit } from '../decision/settling.service.js';
import { RatificationOfDecision } from './ratification.entity.js';
import type { BallotAnswer, RatificationFacts } from './ratification.rules.js';
import { RatificationText } from './ratification-text.entity.js';

export interface LockedRecommendation {
  readonly application: Application;
  readonly decision: Decision;
  /** Each with the reserve of the recommendation's own. */
  readonly parts: readonly PartToCommit[];
}

export interface LockedRatification extends LockedRecommendation {
  readonly ratification: RatificationOfDecision;
  /** As it stands. */
  readonly text: RatificationText;
  readonly agencies: readonly AgencyOfBid[];
  readonly facts: RatificationFacts;
}

/**
 * A recommendation and all that counts for it, locked in the house's order: the round's budgets, the application.
 * Every act on a recommendation, and every declaration of an interest in its bid, waits for the application's row,
 * so they come one after the other.
 */
@Injectable()
export class RatificationFactsQueries {
  constructor(
    private readonly outcomes: ApplicationOutcomes,
    private readonly reservations: Reservations,
    private readonly agenciesOf: AgenciesOfItem,
  ) {}

  /** @throws NotFoundException when there is none. */
  async lock(tx: Tx, ratificationId: string): Promise<LockedRatification> {
    const found = await tx.findOneBy(RatificationOfDecision, { id: ratificationId });
    if (!found) throw new NotFoundException();
    const recommendation = await this.lockRecommendation(tx, found.decisionId);
    const { application, decision } = recommendation;
    const ratification = await tx.findOneByOrFail(RatificationOfDecision, { id: ratificationId });
    const text = await tx.findOneOrFail(RatificationText, {
      where: { ratificationId },
      order: { version: 'DESC' },
    });
    const agencies = await this.agenciesOf.of(tx, application.id);
    return {
      ...recommendation,
      ratification,
      text,
      agencies,
      facts: {
        rule: await tx.findOneByOrFail(PanelRuleVersion, { id: decision.ruleId }),
        agencies,
        atMeeting: await votesAtMeeting(tx, decision.id),
        balloted: await ballotedBy(tx, ratificationId),
        answers: await answersTo(tx, ratificationId),
        textHash: text.sha256,
        closesAt: ratification.closesAt,
      },
    };
  }

  /** @throws NotFoundException when there is no such decision. */
  async lockRecommendation(tx: Tx, decisionId: string): Promise<LockedRecommendation> {
    const decision = await tx.findOneBy(Decision, { id: decisionId });
    if (!decision) throw new NotFoundException();
    const { applicationId } = decision;
    const parts = await tx.find(DecisionPart, { where: { decisionId }, order: { fundId: 'ASC' } });
    const fundIds = parts.map(({ fundId }) => fundId);
    await lockBudgets(tx, applicationId, fundIds);
    const application = await this.outcomes.lockForDecision(tx, applicationId);
    if (!application) throw new NotFoundException();
    const reserved = await this.reservations.lock(tx, decisionId, fundIds);
    return {
      application,
      decision,
      parts: parts.map(({ fundId, amountPence }) => ({
        ...{ fundId, amountPence },
        reservationId: reserved.get(fundId)?.reservationId,
      })),
    };
  }
}

/** How the agencies at the meeting voted on a decision, as they are called today; none between meetings. */
export function votesAtMeeting(
  tx: Pick<Tx, 'query'>,
  decisionId: string,
): Promise<readonly AgencyVote[]> {
  return tx.query<AgencyVote[]>(
    `SELECT g.name AS "agencyName", v.vote FROM decision_vote v JOIN agency g ON g.id = v.agency_id
      WHERE v.decision_id = $1 ORDER BY g.name`,
    [decisionId],
  );
}

async function ballotedBy(
  tx: Pick<Tx, 'query'>,
  ratificationId: string,
): Promise<readonly string[]> {
  const rows = await tx.query<{ name: string }[]>(
    `SELECT g.name FROM ballot b JOIN agency g ON g.id = b.agency_id
      WHERE b.ratification_id = $1 ORDER BY g.name`,
    [ratificationId],
  );
  return rows.map(({ name }) => name);
}

function answersTo(
  tx: Pick<Tx, 'query'>,
  ratificationId: string,
): Promise<readonly BallotAnswer[]> {
  return tx.query<BallotAnswer[]>(
    `SELECT g.name AS "agencyName", a.vote, a.answered_at AS "answeredAt", a.text_sha256 AS "textHash"
       FROM ballot_answer a JOIN agency g ON g.id = a.agency_id
      WHERE a.ratification_id = $1 AND NOT a.is_late ORDER BY a.number`,
    [ratificationId],
  );
}
