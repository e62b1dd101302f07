import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { Addressee } from '../../people/people.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { Capacity } from '../membership/round-readers.queries.js';
import type { InterestKind, InterestSource } from './interest-kind.js';

/** An interest in a bid, or the word that there is none, as one source has it. */
export interface StandingInterest {
  readonly applicationId: string;
  readonly personId: string;
  readonly personName: string;
  readonly source: InterestSource;
  readonly kind: InterestKind;
  /** What it is, or why it was set; '' for none, and where the whole agency is out. */
  readonly note: string;
  /** Null where the whole agency is out. */
  readonly since: Date | null;
  /** Who declared or set it; null where the whole agency is out. */
  readonly saidByName: string | null;
}

/** What stands about one person and one bid, source by source. */
export interface Standing {
  readonly declared: InterestKind | undefined;
  readonly set: InterestKind | undefined;
  /** Their agency is the applicant. */
  readonly isAgencyOut: boolean;
  /** A pecuniary interest stands, whoever says so. */
  readonly isShut: boolean;
}

/** What a member is to one bid: their agency on the panel that decides it, and their interest in it. */
export interface MemberOfBid {
  readonly roundId: string;
  readonly panelId: string;
  readonly agencyName: string;
  readonly capacity: Capacity;
  /** Pecuniary when one stands, whoever says so; else what they declared; undefined until they have. */
  readonly kind: InterestKind | undefined;
  /** What they wrote themselves; '' for nothing. */
  readonly note: string;
}

/**
 * Who has an interest in what. Whoever shows a paper, a score or a title to a member, or writes to
 * members about one, asks here first; a pecuniary interest shuts it whatever else the person may be.
 * The view `interest_in_bid` is the one place that says what stands: declared by the person, set by the coordinator,
 * or their agency's, which is the applicant.
 */
@Injectable()
export class Interests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** All that stands about a bid, of those who are asked about it and of staff, for the minutes: by name. */
  of(applicationId: string, tx?: Tx): Promise<readonly StandingInterest[]> {
    return this.onRecord(
      'r.application_id = $1 ORDER BY p.name, p.id, r.source',
      applicationId,
      tx,
    );
  }

  /** The same of every bid of a round. */
  ofRound(roundId: string): Promise<readonly StandingInterest[]> {
    return this.onRecord('a.round_id = $1 ORDER BY p.name, p.id, r.source', roundId);
  }

  /** What one person declared themselves about the bids of a round. */
  async declaredBy(personId: string, roundId: string): Promise<ReadonlyMap<string, InterestKind>> {
    const rows = await this.dataSource.query<{ applicationId: string; kind: InterestKind }[]>(
      `SELECT r.application_id AS "applicationId", r.kind
         FROM interest_on_record r JOIN application a ON a.id = r.application_id
        WHERE r.person_id = $1 AND a.round_id = $2 AND r.source = 'declared'`,
      [personId, roundId],
    );
    return new Map(rows.map(({ applicationId, kind }) => [applicationId, kind]));
  }

  async standing(
    personId: string,
    applicationId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<Standing> {
    const rows = await db.query<{ source: InterestSource; kind: InterestKind }[]>(
      'SELECT source, kind FROM interest_on_record WHERE person_id = $1 AND application_id = $2',
      [personId, applicationId],
    );
    const by = (source: InterestSource): InterestKind | undefined =>
      rows.find((row) => row.source === source)?.kind;
    return {
      declared: by('declared'),
      set: by('set'),
      isAgencyOut: by('agency') !== undefined,
      isShut: rows.some(({ kind }) => kind === 'pecuniary'),
    };
  }

  async hasPecuniary(
    personId: string,
    applicationId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<boolean> {
    const shut = await db.query<unknown[]>(
      `SELECT FROM interest_in_bid
        WHERE person_id = $1 AND application_id = $2 AND kind = 'pecuniary'`,
      [personId, applicationId],
    );
    return shut.length > 0;
  }

  /** The bids of a round that a pecuniary interest shuts to this person. */
  async shutTo(personId: string, roundId: string): Promise<ReadonlySet<string>> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT a.id FROM interest_in_bid i JOIN application a ON a.id = i.application_id
        WHERE i.person_id = $1 AND a.round_id = $2 AND i.kind = 'pecuniary'`,
      [personId, roundId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Those of these people to whom the bid isn't shut, as things stand now. Ask when sending, never before. */
  async freeAmong<Person extends { readonly id: string }>(
    people: readonly Person[],
    applicationId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly Person[]> {
    const rows = await db.query<{ id: string }[]>(
      `SELECT person_id AS id FROM interest_in_bid WHERE application_id = $1 AND kind = 'pecuniary'`,
      [applicationId],
    );
    return people.filter((person) => rows.every(({ id }) => id !== person.id));
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
              s.capacity, CASE WHEN i.kind = 'pecuniary' THEN i.kind ELSE d.kind END AS kind, d.note
         FROM application a
         JOIN round r ON r.id = a.round_id
         JOIN round_reader s ON s.round_id = r.id AND s.person_id = $1
                    AND s.starts_on <= $3 AND ($3 <= s.ends_on OR s.ends_on IS NULL)
         JOIN agency g ON g.id = s.agency_id
         LEFT JOIN interest_on_record d ON d.application_id = a.id AND d.person_id = $1 AND d.source = 'declared'
         LEFT JOIN interest_in_bid i ON i.application_id = a.id AND i.person_id = $1
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
                SELECT FROM interest_in_bid i
                 WHERE i.application_id = a.id AND i.person_id = p.id AND i.kind = 'pecuniary')
        ORDER BY p.email`,
      [applicationId, this.clock.today()],
    );
  }

  /**
   * The bids whose papers this person may read today as a member of the panels that decide them: the same people as
   * `readersOf`, asked the other way round.
   */
  async openTo(
    personId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<ReadonlySet<string>> {
    const rows = await db.query<{ id: string }[]>(
      `SELECT a.id FROM application a
         JOIN round_reader s ON s.round_id = a.round_id AND s.person_id = $1
                    AND s.starts_on <= $2 AND ($2 <= s.ends_on OR s.ends_on IS NULL)
        WHERE a.submitted_at IS NOT NULL AND NOT EXISTS (
                SELECT FROM interest_in_bid i
                 WHERE i.application_id = a.id AND i.person_id = $1 AND i.kind = 'pecuniary')`,
      [personId, this.clock.today()],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Every bid of any round that a pecuniary interest shuts to this person. */
  async allShutTo(personId: string): Promise<ReadonlySet<string>> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT application_id AS id FROM interest_in_bid WHERE person_id = $1 AND kind = 'pecuniary'`,
      [personId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  private onRecord(
    where: string,
    id: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly StandingInterest[]> {
    return db.query<StandingInterest[]>(
      `SELECT r.application_id AS "applicationId", r.person_id AS "personId", p.name AS "personName",
              r.source, r.kind, r.note, r.since, b.name AS "saidByName"
         FROM interest_on_record r
         JOIN application a ON a.id = r.application_id
         JOIN person p ON p.id = r.person_id
         LEFT JOIN person b ON b.id = r.said_by
        WHERE (r.source <> 'agency'
               OR EXISTS (SELECT FROM round_reader s
                           WHERE s.round_id = a.round_id AND s.person_id = r.person_id))
          AND ${where}`,
      [id],
    );
  }
}
