import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { Addressee } from '../../people/people.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { Capacity } from '../membership/round-readers.queries.js';
import type { InterestKind } from './interest-kind.js';

/** What a person declared about a bid. */
export interface DeclaredInterest {
  readonly applicationId: string;
  readonly personId: string;
  readonly personName: string;
  readonly kind: InterestKind;
  readonly note: string;
  readonly declaredAt: Date;
}

/** What a member is to one bid: their agency on the panel that decides it, and what they have declared. */
export interface MemberOfBid {
  readonly roundId: string;
  readonly panelId: string;
  readonly agencyName: string;
  readonly capacity: Capacity;
  /** Undefined until they have declared. */
  readonly kind: InterestKind | undefined;
  readonly note: string;
}

/**
 * Who has an interest in what. Whoever shows a paper, a score or a title to a member, or writes to
 * members about one, asks here first; a pecuniary interest shuts it whatever else the person may be.
 */
@Injectable()
export class Interests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Everything declared about a bid, for the minutes: by name. */
  of(applicationId: string, tx?: Tx): Promise<readonly DeclaredInterest[]> {
    return this.declared('d.application_id = $1 ORDER BY p.name, p.id', [applicationId], tx);
  }

  /** What one person declared about the bids of a round. */
  ofMember(personId: string, roundId: string): Promise<readonly DeclaredInterest[]> {
    return this.declared(
      'd.person_id = $1 AND d.application_id IN (SELECT id FROM application WHERE round_id = $2)',
      [personId, roundId],
    );
  }

  async hasPecuniary(personId: string, applicationId: string): Promise<boolean> {
    const shut = await this.dataSource.query<unknown[]>(
      `SELECT FROM declaration
        WHERE person_id = $1 AND application_id = $2 AND kind = 'pecuniary'`,
      [personId, applicationId],
    );
    return shut.length > 0;
  }

  /** The bids of a round that a pecuniary interest shuts to this person. */
  async shutTo(personId: string, roundId: string): Promise<ReadonlySet<string>> {
    const declared = await this.ofMember(personId, roundId);
    const shut = declared.filter(({ kind }) => kind === 'pecuniary');
    return new Set(shut.map(({ applicationId }) => applicationId));
  }

  /**
   * Undefined unless the bid was submitted, and the person has a seat today on the panel that decides it or is a
   * substitute at a meeting about it.
   */
  async memberOf(personId: string, applicationId: string): Promise<MemberOfBid | undefined> {
    const [row] = await this.dataSource.query<
      (Omit<MemberOfBid, 'kind' | 'note'> & { kind: InterestKind | null; note: string | null })[]
    >(
      `SELECT a.round_id AS "roundId", r.panel_id AS "panelId", g.name AS "agencyName",
              s.capacity, d.kind, d.note
         FROM application a
         JOIN round r ON r.id = a.round_id
         JOIN round_reader s ON s.round_id = r.id AND s.person_id = $1
                    AND s.starts_on <= $3 AND ($3 <= s.ends_on OR s.ends_on IS NULL)
         JOIN agency g ON g.id = s.agency_id
         LEFT JOIN declaration d ON d.application_id = a.id AND d.person_id = s.person_id
        WHERE a.id = $2 AND a.submitted_at IS NOT NULL
        ORDER BY s.capacity = 'substitute' LIMIT 1`,
      [personId, applicationId, this.clock.today()],
    );
    return row && { ...row, kind: row.kind ?? undefined, note: row.note ?? '' };
  }

  /**
   * Those who may be sent papers about a bid, as things stand now: a seat today, or a substitute's place, and
   * no pecuniary interest. Ask when sending, never before.
   */
  readersOf(applicationId: string): Promise<readonly Addressee[]> {
    return this.dataSource.query<Addressee[]>(
      `SELECT DISTINCT p.id, p.name, p.email
         FROM application a
         JOIN round r ON r.id = a.round_id
         JOIN round_reader s ON s.round_id = r.id
                    AND s.starts_on <= $2 AND ($2 <= s.ends_on OR s.ends_on IS NULL)
         JOIN person p ON p.id = s.person_id
        WHERE a.id = $1 AND NOT EXISTS (
                SELECT FROM declaration d
                 WHERE d.application_id = a.id AND d.person_id = p.id AND d.kind = 'pecuniary')
        ORDER BY p.email`,
      [applicationId, this.clock.today()],
    );
  }

  private declared(
    where: string,
    parameters: readonly string[],
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly DeclaredInterest[]> {
    return db.query<DeclaredInterest[]>(
      `SELECT d.application_id AS "applicationId", d.person_id AS "personId",
              p.name AS "personName", d.kind, d.note, d.declared_at AS "declaredAt"
         FROM declaration d JOIN person p ON p.id = d.person_id WHERE ${where}`,
      [...parameters],
    );
  }
}
