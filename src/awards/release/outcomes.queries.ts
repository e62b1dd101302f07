import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isDecided, type ApplicationStatus } from '../../applications/application.lifecycle.js';
import { bidWithoutName } from '../../applications/paper/anonymous.rules.js';
import type { Pence } from '../../kernel/pence.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { WhoApplies } from '../../panels/reading/who-applies.queries.js';
import type { SignedInPerson } from '../../platform/access/signed-in.decorator.js';

/** A bid, and how far its outcome has come. */
export interface BidWithOutcome {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly organisationName: string;
  readonly status: ApplicationStatus;
  /** In all; null for nothing. */
  readonly awardedPence: Pence | null;
  /** The trustee will not pay it, or its rest. */
  readonly isRefused: boolean;
  /** Null while the outcome is held, or there is none. */
  readonly releasedAt: Date | null;
  /** Null when the house released it at once. */
  readonly releasedByName: string | null;
  /** Of its feedback; 0 until there is any. */
  readonly wordsVersion: number;
}

/** A bid of a round; of one that is shut to the viewer, its number and nothing else. */
export type OutcomeItem =
  | { readonly number: number; readonly isShut: true }
  | {
      readonly number: number;
      readonly isShut: false;
      readonly bid: BidWithOutcome;
      readonly state: 'undecided' | 'held' | 'released';
    };

type Row = Omit<BidWithOutcome, 'awardedPence'> & {
  readonly awardedPence: string | null;
  readonly isTheirs: boolean;
};

/** What was decided in a round, and what its organisations have been told. */
@Injectable()
export class Outcomes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly interests: Interests,
    private readonly whoApplies: WhoApplies,
  ) {}

  /** The same as one person may read it: where who applies is hidden from them, by number. */
  async readBy(person: SignedInPerson, roundId: string): Promise<readonly OutcomeItem[]> {
    const [items, hidden] = await Promise.all([
      this.ofRound(roundId, person.id),
      this.whoApplies.hiddenFrom(person, [roundId]),
    ]);
    return items.map((item) => {
      if (item.isShut) return item;
      const alias = hidden.get(item.bid.id);
      return alias ? { ...item, bid: bidWithoutName(item.bid, alias) } : item;
    });
  }

  /**
   * Every bid that takes part, decided or not, in the order of the references: a list of the decided ones alone
   * would tell of a shut bid that it is. A bid is shut by an interest, and to the organisation's own people.
   */
  async ofRound(roundId: string, viewerId: string): Promise<readonly OutcomeItem[]> {
    const [shut, rows] = await Promise.all([
      this.interests.shutTo(viewerId, roundId),
      this.dataSource.query<Row[]>(
        `SELECT a.id, a.reference, a.title, o.name AS "organisationName", a.status,
                (SELECT sum(w.amount_pence) FROM award w WHERE w.application_id = a.id) AS "awardedPence",
                EXISTS (SELECT FROM award w WHERE w.application_id = a.id AND w.status = 'refused') AS "isRefused",
                a.outcome_released_at AS "releasedAt", p.name AS "releasedByName",
                (SELECT count(*)::integer FROM decision_words s WHERE s.decision_id = d.id) AS "wordsVersion",
                EXISTS (SELECT FROM person_role r WHERE r.person_id = $2 AND r.role = 'contact'
                           AND r.subject_id = a.organisation_id) AS "isTheirs"
           FROM application a
           JOIN organisation o ON o.id = a.organisation_id
           LEFT JOIN person p ON p.id = a.outcome_released_by
           LEFT JOIN LATERAL (SELECT id FROM decision WHERE application_id = a.id
                               ORDER BY number DESC LIMIT 1) d ON true
          WHERE a.round_id = $1 AND a.status IN ('submitted', 'recommended', 'awarded', 'declined')
          ORDER BY a.reference`,
        [roundId, viewerId],
      ),
    ]);
    return rows.map(({ isTheirs, awardedPence, ...row }, index) => {
      const number = index + 1;
      if (isTheirs || shut.has(row.id)) return { number, isShut: true };
      const bid = { ...row, awardedPence: awardedPence === null ? null : BigInt(awardedPence) };
      return { number, isShut: false, bid, state: stateOf(row) };
    });
  }

  /** Those that are open to the viewer, by id. */
  async openTo(
    viewerId: string,
    roundId: string,
  ): Promise<ReadonlyMap<string, Extract<OutcomeItem, { isShut: false }>>> {
    const items = await this.ofRound(roundId, viewerId);
    return new Map(items.flatMap((item) => (item.isShut ? [] : [[item.bid.id, item] as const])));
  }
}

function stateOf({ status, releasedAt }: Row | Omit<Row, 'isTheirs' | 'awardedPence'>) {
  if (!isDecided(status)) return 'undecided';
  return releasedAt === null ? 'held' : 'released';
}
