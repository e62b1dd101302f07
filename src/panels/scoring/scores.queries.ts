import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications, type ApplicationSummary } from '../../applications/applications.queries.js';
import { Clock } from '../../kernel/clock.js';
import { holds, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import type { ScoresSeen } from '../../rounds/judging/judging.rules.js';
import type { RoundSummary } from '../../rounds/rounds.queries.js';
import { Interests } from '../interests/interests.queries.js';
import { hasMeetingBegun } from '../meetings/meetings.queries.js';
import { RoundReaders } from '../membership/round-readers.queries.js';
import { summaryWithoutName } from '../../applications/paper/anonymous.rules.js';
import { ModeratedScores } from '../moderation/moderated-scores.queries.js';
import { WhoApplies } from '../reading/who-applies.queries.js';
import { mayReadScores } from './blindness.rules.js';
import { placed } from './placed.rules.js';
import type { Sheet } from './scoring.rules.js';
import type { Adjustment } from './severity.rules.js';
import { ranked, resultsOf, type Figure, type Standing } from './standings.rules.js';

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

/** A bid whose scores the viewer sees. */
export interface ScoredBid {
  readonly application: ApplicationSummary;
  readonly standing: Standing;
}

export interface RankingOptions {
  /** What to order by: the mean unless said. */
  readonly by?: Figure;
  /** The order a meeting has given the bids; whoever is blind is not shown it either. */
  readonly agenda?: readonly string[] | undefined;
}

interface Blindness {
  readonly scoresSeen: ScoresSeen;
  /** Bids of the round that the person could still score. */
  readonly toScore: number;
  readonly hasMeetingBegun: boolean;
  /** In points. */
  readonly contestedFrom: number;
}

export interface Ranking {
  /**
   * In the order of the meeting, where it has one; else of the scores, those shut to the viewer at the end: their
   * place would tell their score. In order of reference while the viewer is blind.
   */
  readonly bids: readonly RankedBid[];
  /** What they are ordered by: as asked for, or the mean where that can't be shown. */
  readonly by: Figure;
  /** Whether the viewer sees scores: the round says when. */
  readonly isOpen: boolean;
  /** Whether who applies is hidden from the viewer: bids carry numbers. */
  readonly isAnonymous: boolean;
  /** Whether the viewer reads the bids for an agency. */
  readonly isReader: boolean;
  /** How many sheets the viewer could still send. */
  readonly toScore: number;
  /** Undefined while the viewer is blind. */
  readonly adjustment: Adjustment | undefined;
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
    private readonly moderated: ModeratedScores,
    private readonly whoApplies: WhoApplies,
  ) {}

  /**
   * Undefined for who neither reads the round's bids for an agency nor is the coordinator or an observer. A deputy
   * or substitute sends no sheets, so where members see scores after their own, they are blind until the meeting begins.
   * Means, ranks and the adjustment are made of the bids this viewer may see: a shut one moves no figure.
   */
  async ranking(
    round: Pick<RoundSummary, 'id' | 'panelId'>,
    viewer: SignedInPerson,
    { by: wanted = 'mean', agenda = [] }: RankingOptions = {},
  ): Promise<Ranking | undefined> {
    const reader = await this.readers.on(round.id, viewer.id);
    const isStaff = holds(viewer, 'coordinator') || holds(viewer, 'observer');
    if (!reader && !isStaff) return undefined;
    const [blindness, shut, named, hidden, sheets, moderated] = await Promise.all([
      this.blindness(round.id, viewer.id),
      this.interests.shutTo(viewer.id, round.id),
      this.applications.forRound(round.id),
      this.whoApplies.hiddenFrom(viewer, [round.id]),
      this.sheetsOf(round.id),
      this.moderated.ofRound(round.id),
    ]);
    const applications = named.map((application) => {
      const alias = hidden.get(application.id);
      return alias ? summaryWithoutName(application, alias) : application;
    });
    const isReader = reader !== undefined;
    const isOpen = mayReadScores({ isMember: isReader, isStaff, ...blindness });
    const isAnonymous = hidden.size > 0;
    const toScore = reader?.capacity === 'member' ? blindness.toScore : 0;
    if (!isOpen) {
      const bids = applications.map((application, index): RankedBid => {
        const number = hidden.get(application.id)?.number ?? index + 1;
        if (shut.has(application.id)) return { number, isShut: true };
        return { number, isShut: false, application, standing: undefined };
      });
      return { bids, by: wanted, isOpen, isAnonymous, isReader, toScore, adjustment: undefined };
    }

    const open = new Map(
      applications.filter(({ id }) => !shut.has(id)).map((one) => [one.id, one]),
    );
    const { contestedFrom } = blindness;
    const facts = { applicationIds: [...open.keys()], sheets, moderated, contestedFrom };
    const { standings, adjustment } = resultsOf(facts);
    const by = wanted === 'adjusted' && !adjustment.isShown ? 'mean' : wanted;
    const rest = applications.filter(({ id }) => shut.has(id));
    const all: readonly (Standing | { readonly applicationId: string })[] = [
      ...ranked(standings, by),
      ...rest.map(({ id }) => ({ applicationId: id })),
    ];
    const bids = placed(all, agenda).map((standing, index): RankedBid => {
      const number = index + 1;
      const application = open.get(standing.applicationId);
      if (!application || !('scorers' in standing)) return { number, isShut: true };
      return { number, isShut: false, application, standing };
    });
    return { bids, by, isOpen, isAnonymous, isReader, toScore, adjustment };
  }

  /** Undefined unless the viewer sees the scores of the round, and this bid isn't shut to them. */
  async scored(
    round: Pick<RoundSummary, 'id' | 'panelId'>,
    applicationId: string,
    viewer: SignedInPerson,
  ): Promise<ScoredBid | undefined> {
    const ranking = await this.ranking(round, viewer);
    for (const bid of ranking?.bids ?? []) {
      if (bid.isShut || bid.application.id !== applicationId) continue;
      return bid.standing && { application: bid.application, standing: bid.standing };
    }
    return undefined;
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
    const applicationIds = applications.map(({ id }) => id);
    const facts = { applicationIds, sheets, moderated: new Map(), contestedFrom: Infinity };
    return ranked(resultsOf(facts).standings, 'mean').map(({ applicationId }) => ({
      applicationId,
    }));
  }

  /** Sheets count unless who sent them has come to have a pecuniary interest in the bid. */
  private async sheetsOf(roundId: string): Promise<readonly Sheet[]> {
    const rows = await this.dataSource.query<
      (Omit<Sheet, 'suggestedPence'> & { suggestedPence: string })[]
    >(
      `SELECT s.application_id AS "applicationId", s.person_id AS "personId", s.suggested_pence AS "suggestedPence",
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

  /** What decides whether this person sees the scores of a round, and from when its bids are contested. */
  async blindness(roundId: string, personId: string): Promise<Blindness> {
    const [row] = await this.dataSource.query<Blindness[]>(
      `SELECT r.scores_seen AS "scoresSeen", r.contested_hundredths / 100.0::float8 AS "contestedFrom",
              (SELECT count(*)::integer FROM application a
                WHERE a.round_id = $1 AND a.status = 'submitted'
                  AND EXISTS (SELECT FROM scoring_task t
                               WHERE t.application_id = a.id AND t.person_id = $2)
                  AND NOT EXISTS (SELECT FROM score_sheet s
                                   WHERE s.application_id = a.id AND s.person_id = $2)
                  AND NOT EXISTS (SELECT FROM interest_in_bid i
                                   WHERE i.application_id = a.id AND i.person_id = $2
                                     AND i.kind = 'pecuniary')) AS "toScore",
              ${hasMeetingBegun('r.id', '$3')} AS "hasMeetingBegun"
         FROM round r WHERE r.id = $1`,
      [roundId, personId, this.clock.now()],
    );
    if (!row) throw new Error(`There is no round ${roundId}`);
    return row;
  }
}
