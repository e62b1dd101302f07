import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications, type ApplicationSummary } from '../../applications/applications.queries.js';
import { Clock } from '../../kernel/clock.js';
import { holds, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import type { RoundSummary } from '../../rounds/rounds.queries.js';
import { Interests } from '../interests/interests.queries.js';
import { RoundReaders } from '../membership/round-readers.queries.js';
import { placed } from './placed.rules.js';
import { mayReadScores } from './score-sheet.rules.js';
import { ranked, type Sheet, type Standing } from './scoring.rules.js';

/** One line of a ranking; of a bid that is shut to the viewer, its number and nothing else. */
export type RankedBid =
  | { readonly number: number; readonly isShut: true }
  | {
      readonly number: number;
      readonly isShut: false;
      readonly application: ApplicationSummary;
      /** Undefined while the viewer is blind. */
      readonly standing: Standing | undefined;
    };

export interface Ranking {
  /** In order of the scores; in order of reference while the viewer is blind. */
  readonly bids: readonly RankedBid[];
  /** Whether the viewer sees scores: their own are in, or the meeting has begun. */
  readonly isOpen: boolean;
  /** How many sheets the viewer could still send. */
  readonly toScore: number;
}

/** The bids of a round as their scores place them, as far as this viewer may know. */
@Injectable()
export class Scores {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly applications: Applications,
    private readonly interests: Interests,
    private readonly readers: RoundReaders,
  ) {}

  /**
   * Undefined for who neither reads the round's bids for an agency nor is the coordinator or an observer. A deputy
   * or substitute sends no sheets, so they are blind until the meeting begins.
   * @param agenda the order a meeting has given the bids; whoever is blind is not shown it either.
   */
  async ranking(
    round: Pick<RoundSummary, 'id' | 'panelId'>,
    viewer: SignedInPerson,
    agenda: readonly string[] = [],
  ): Promise<Ranking | undefined> {
    const reader = await this.readers.on(round.id, viewer.id);
    const isStaff = holds(viewer, 'coordinator') || holds(viewer, 'observer');
    if (!reader && !isStaff) return undefined;
    const [blindness, shut, applications, sheets] = await Promise.all([
      this.blindness(round.id, viewer.id),
      this.interests.shutTo(viewer.id, round.id),
      this.applications.forRound(round.id),
      this.sheetsOf(round.id),
    ]);
    const isOpen = mayReadScores({ isMember: reader !== undefined, isStaff, ...blindness });
    const ids = applications.map(({ id }) => id);
    const standings = isOpen
      ? placed(ranked(ids, sheets), agenda)
      : ids.map((applicationId) => ({ applicationId, rank: undefined }));
    const bids = standings.flatMap((standing, index): readonly RankedBid[] => {
      const number = index + 1;
      if (shut.has(standing.applicationId)) return [{ number, isShut: true }];
      const application = applications.find(({ id }) => id === standing.applicationId);
      const seen = 'scorers' in standing ? standing : undefined;
      return application ? [{ number, isShut: false, application, standing: seen }] : [];
    });
    return { bids, isOpen, toScore: reader?.capacity === 'member' ? blindness.toScore : 0 };
  }

  /**
   * All bids in the order of their scores, those included that are shut to somebody: for a record, and never for a
   * page.
   */
  async orderOf(roundId: string): Promise<readonly Pick<Standing, 'applicationId'>[]> {
    const [applications, sheets] = await Promise.all([
      this.applications.forRound(roundId),
      this.sheetsOf(roundId),
    ]);
    const ids = applications.map(({ id }) => id);
    return ranked(ids, sheets).map(({ applicationId }) => ({ applicationId }));
  }

  /** Sheets count unless who sent them has come to have a pecuniary interest in the bid. */
  private async sheetsOf(roundId: string): Promise<readonly Sheet[]> {
    const rows = await this.dataSource.query<
      (Omit<Sheet, 'suggestedPence'> & { suggestedPence: string })[]
    >(
      `SELECT s.application_id AS "applicationId", s.suggested_pence AS "suggestedPence",
              jsonb_agg(jsonb_build_object('weight', c.weight, 'points', g.points)) AS points
         FROM standing_sheet s
         JOIN application a ON a.id = s.application_id
         JOIN score g ON g.sheet_id = s.id
         JOIN criterion c ON c.id = g.criterion_id
        WHERE a.round_id = $1 AND NOT EXISTS (
                SELECT FROM interest_in_bid i WHERE i.application_id = s.application_id
                   AND i.person_id = s.person_id AND i.kind = 'pecuniary')
        GROUP BY s.id, s.application_id, s.person_id, s.suggested_pence`,
      [roundId],
    );
    return rows.map((row) => ({ ...row, suggestedPence: BigInt(row.suggestedPence) }));
  }

  private async blindness(
    roundId: string,
    personId: string,
  ): Promise<{ readonly toScore: number; readonly hasMeetingBegun: boolean }> {
    const [row] = await this.dataSource.query<{ toScore: number; hasMeetingBegun: boolean }[]>(
      `SELECT (SELECT count(*)::integer FROM application a
                WHERE a.round_id = $1 AND a.status = 'submitted'
                  AND EXISTS (SELECT FROM scoring_task t
                               WHERE t.application_id = a.id AND t.person_id = $2)
                  AND NOT EXISTS (SELECT FROM score_sheet s
                                   WHERE s.application_id = a.id AND s.person_id = $2)
                  AND NOT EXISTS (SELECT FROM interest_in_bid i
                                   WHERE i.application_id = a.id AND i.person_id = $2
                                     AND i.kind = 'pecuniary')) AS "toScore",
              EXISTS (SELECT FROM meeting m
                       WHERE m.round_id = $1 AND m.starts_at <= $3 AND m.cancelled_at IS NULL) AS "hasMeetingBegun"`,
      [roundId, personId, this.clock.now()],
    );
    return row ?? { toScore: 0, hasMeetingBegun: false };
  }
}
