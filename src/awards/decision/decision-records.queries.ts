import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { Pence } from '../../kernel/pence.js';
import type { AgencyVote, CastingVote } from '../../panels/meetings/voting.rules.js';
import {
  stateOf,
  type DecisionState,
  type Outcome,
  type ParentsWord,
  type RatificationStatus,
} from './outcome.rules.js';

/** What a decision gives from one fund, and the award it made; null while it has made none. */
interface RecordedPart {
  readonly fundId: string;
  readonly fundName: string;
  readonly amountPence: Pence;
  readonly awardId: string | null;
}

/** A decision as the minutes have it. */
export interface RecordedDecision {
  readonly id: string;
  readonly applicationId: string;
  readonly number: number;
  /** Null for an urgent one. */
  readonly meetingId: string | null;
  readonly outcome: Outcome;
  readonly state: DecisionState;
  readonly isCarried: boolean;
  readonly needsRatification: boolean;
  readonly needsParent: boolean;
  /** In all; null when it gives none. */
  readonly amountPence: Pence | null;
  readonly parts: readonly RecordedPart[];
  readonly reasons: string;
  /** For the panel alone. */
  readonly notes: string;
  readonly conditions: string;
  readonly revisedBudget: string;
  /** At the meeting, by agency. */
  readonly votes: readonly AgencyVote[];
  readonly castingVote: CastingVote | null;
  readonly castingByName: string | null;
  readonly quorumAgencies: number;
  readonly agenciesCounted: readonly string[];
  readonly agenciesRecused: readonly string[];
  readonly decidedAt: Date;
  readonly recordedByName: string;
  readonly ratificationId: string | null;
  readonly ratification: RatificationStatus | null;
  readonly closesAt: Date | null;
  readonly parentAnswer: ParentsWord | null;
  readonly parentEvidence: string | null;
}

type DecisionRow = Omit<RecordedDecision, 'amountPence' | 'parts' | 'state'> & {
  readonly parts: readonly (Omit<RecordedPart, 'amountPence'> & { amountPence: string })[];
};

/** What was decided, and why. Who may read it, the caller decides: a member with an interest may not. */
@Injectable()
export class DecisionRecords {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<RecordedDecision | undefined> {
    const [decision] = await this.select('WHERE d.id = $1', id);
    return decision;
  }

  /** The last; undefined until there is one. */
  async ofApplication(applicationId: string): Promise<RecordedDecision | undefined> {
    const all = await this.allOf(applicationId);
    return all.at(-1);
  }

  /** In the order in which they were made. */
  allOf(applicationId: string): Promise<readonly RecordedDecision[]> {
    return this.select('WHERE d.application_id = $1 ORDER BY d.number', applicationId);
  }

  /** In the order in which they were made. */
  ofRound(roundId: string): Promise<readonly RecordedDecision[]> {
    return this.select('WHERE a.round_id = $1 ORDER BY d.decided_at, d.number, d.id', roundId);
  }

  /**
   * In the order in which they were made.
   * @param db a transaction that asks must be named, here and below.
   */
  ofMeeting(meetingId: string, db?: Pick<Tx, 'query'>): Promise<readonly RecordedDecision[]> {
    return this.select(
      'WHERE d.meeting_id = $1 ORDER BY d.decided_at, d.number, d.id',
      meetingId,
      db,
    );
  }

  /** These, in the order in which they were made. */
  among(ids: readonly string[], db?: Pick<Tx, 'query'>): Promise<readonly RecordedDecision[]> {
    return this.select('WHERE d.id = ANY($1) ORDER BY d.decided_at, d.number, d.id', ids, db);
  }

  private async select(
    tail: string,
    id: string | readonly string[],
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly RecordedDecision[]> {
    const rows = await db.query<DecisionRow[]>(
      `SELECT d.id, d.application_id AS "applicationId", d.number, d.meeting_id AS "meetingId",
              d.outcome, d.is_carried AS "isCarried", d.needs_ratification AS "needsRatification",
              d.needs_parent AS "needsParent", d.reasons, d.notes, d.conditions,
              d.revised_budget AS "revisedBudget", d.casting_vote AS "castingVote",
              c.name AS "castingByName", d.quorum_agencies AS "quorumAgencies",
              d.agencies_counted AS "agenciesCounted", d.agencies_recused AS "agenciesRecused",
              d.decided_at AS "decidedAt", p.name AS "recordedByName",
              r.id AS "ratificationId", r.status AS ratification, r.closes_at AS "closesAt",
              q.answer AS "parentAnswer", q.evidence AS "parentEvidence",
              coalesce((SELECT jsonb_agg(jsonb_build_object('fundId', f.id, 'fundName', f.name,
                          'amountPence', s.amount_pence::text, 'awardId', w.id) ORDER BY f.name)
                 FROM decision_part s JOIN fund f ON f.id = s.fund_id
                 LEFT JOIN award w ON w.application_id = d.application_id AND w.fund_id = f.id
                WHERE s.decision_id = d.id), '[]') AS parts,
              coalesce((SELECT jsonb_agg(jsonb_build_object('agencyName', g.name, 'vote', v.vote) ORDER BY g.name)
                 FROM decision_vote v JOIN agency g ON g.id = v.agency_id
                WHERE v.decision_id = d.id), '[]') AS votes
         FROM decision d
         JOIN application a ON a.id = d.application_id
         JOIN person p ON p.id = d.recorded_by
         LEFT JOIN person c ON c.id = d.casting_by
         LEFT JOIN ratification r ON r.decision_id = d.id
         LEFT JOIN parent_answer q ON q.decision_id = d.id ${tail}`,
      [id],
    );
    return rows.map((row) => {
      const parts = row.parts.map((part) => ({ ...part, amountPence: BigInt(part.amountPence) }));
      const total = parts.reduce((sum, { amountPence }) => sum + amountPence, 0n);
      return { ...row, parts, amountPence: parts.length === 0 ? null : total, state: stateOf(row) };
    });
  }
}
