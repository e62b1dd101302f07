import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hasInterestThatShuts } from '../../applications/application-access.queries.js';
import type { LondonDate } from '../../kernel/london.js';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { AppealKind, AppealStatus } from './appeal.lifecycle.js';
import type { Handler } from './appeal.rules.js';

/** An appeal or a complaint, as pages and letters have it. */
export interface RecordedAppeal {
  readonly id: string;
  readonly number: number;
  readonly kind: AppealKind;
  readonly status: AppealStatus;
  readonly applicationId: string | null;
  readonly reference: string | null;
  readonly title: string | null;
  readonly organisationName: string | null;
  readonly fromName: string;
  readonly fromEmail: string;
  readonly words: string;
  readonly receivedOn: LondonDate;
  readonly dueOn: LondonDate;
  readonly recordedBy: string;
  readonly recordedByName: string;
  readonly isOwn: boolean;
  readonly handlerId: string | null;
  readonly handlerName: string | null;
  readonly settledAt: Date | null;
  readonly outcome: string | null;
}

export interface NamedHandler extends Handler {
  readonly name: string;
  readonly email: string;
}

/** What somebody is to the log: it decides which rows they are given. */
export interface AppealReader {
  readonly personId: string;
  /** A coordinator or an observer: all that no interest shuts to them. */
  readonly readsAll: boolean;
}

/** Appeals and complaints, by what a person may see. */
@Injectable()
export class Appeals {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** For letters, and for whoever has judged the reader. */
  async byId(id: string): Promise<RecordedAppeal | undefined> {
    const [appeal] = await this.select('p.id = $1', [id]);
    return appeal;
  }

  async readBy(reader: AppealReader, id: string): Promise<RecordedAppeal | undefined> {
    const [appeal] = await this.select(`p.id = $3 AND ${READABLE}`, [...valuesOf(reader), id]);
    return appeal;
  }

  /** The open ones first, those due first on top; then those that are answered, the latest on top. */
  listFor(reader: AppealReader): Promise<readonly RecordedAppeal[]> {
    return this.select(READABLE, valuesOf(reader));
  }

  /** Everybody who holds an office or a seat, and whether they may look into it. By name. */
  handlersFor(
    applicationId: string | null,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly NamedHandler[]> {
    return db.query<NamedHandler[]>(
      `SELECT h.id, h.name, h.email, true AS "holdsOffice",
              EXISTS (${DECIDERS} AND x.person_id = h.id) AS "hasDecided",
              EXISTS (SELECT FROM application a WHERE a.id = $1 AND (${hasInterestThatShuts('h.id')}
                OR EXISTS (SELECT FROM person_role c WHERE c.person_id = h.id AND c.role = 'contact'
                              AND c.subject_id = a.organisation_id))) AS "isShutOut"
         FROM person h
        WHERE EXISTS (SELECT FROM person_role r WHERE r.person_id = h.id
                         AND r.role IN ('coordinator', 'trustee-administrator', 'panel-member')
                         AND (r.ends_on IS NULL OR r.ends_on >= $2))
        ORDER BY h.name, h.id`,
      [applicationId, this.clock.today()],
    );
  }

  private select(where: string, values: readonly unknown[]): Promise<readonly RecordedAppeal[]> {
    return this.dataSource.query<RecordedAppeal[]>(
      `SELECT p.id, p.number, p.kind, p.status, p.application_id AS "applicationId", a.reference, a.title,
              o.name AS "organisationName", p.from_name AS "fromName", p.from_email AS "fromEmail",
              p.words, p.received_on::text AS "receivedOn", p.due_on::text AS "dueOn",
              p.recorded_by AS "recordedBy", b.name AS "recordedByName", p.is_own AS "isOwn",
              p.handler_id AS "handlerId", h.name AS "handlerName", p.settled_at AS "settledAt", p.outcome
         FROM appeal p
         JOIN person b ON b.id = p.recorded_by
         LEFT JOIN person h ON h.id = p.handler_id
         LEFT JOIN application a ON a.id = p.application_id
         LEFT JOIN organisation o ON o.id = a.organisation_id
        WHERE ${where}
        ORDER BY p.settled_at IS NOT NULL, CASE WHEN p.settled_at IS NULL THEN p.due_on END,
                 p.settled_at DESC, p.number`,
      [...values],
    );
  }
}

/**
 * $1 the person, $2 whether they read all. Whose it is reads it, with the other people of the organisation that sent
 * it; else who has it in hand, and staff to whom no interest shuts the application and whose own it is not.
 */
const READABLE = `(p.is_own AND (p.recorded_by = $1 OR ${isOfTheirs('$1')})
  OR (p.handler_id = $1 OR $2) AND (a.id IS NULL OR NOT ${hasInterestThatShuts('$1')} AND NOT ${isOfTheirs('$1')}))`;

function isOfTheirs(person: string): string {
  return `EXISTS (SELECT FROM person_role c WHERE c.person_id = ${person} AND c.role = 'contact'
                     AND c.subject_id = a.organisation_id)`;
}

function valuesOf({ personId, readsAll }: AppealReader): readonly unknown[] {
  return [personId, readsAll];
}

/** Everybody who took part in deciding about the application $1, or about its awards since. */
const DECIDERS = `
  SELECT FROM (
    SELECT d.application_id, t.person_id FROM decision d JOIN attendance t ON t.meeting_id = d.meeting_id
     UNION ALL SELECT application_id, unnest(ARRAY[recorded_by, casting_by, chaired_by]) FROM decision
     UNION ALL SELECT d.application_id, b.answered_by FROM ballot_answer b
                 JOIN ratification r ON r.id = b.ratification_id JOIN decision d ON d.id = r.decision_id
     UNION ALL SELECT d.application_id, n.recorded_by FROM parent_answer n JOIN decision d ON d.id = n.decision_id
     UNION ALL SELECT application_id, made_by FROM standing_change WHERE act = 'ruled-ineligible'
     UNION ALL SELECT w.application_id, unnest(ARRAY[t.proposed_by, t.settled_by]) FROM trustee_refusal t
                 JOIN award w ON w.id = t.award_id
     UNION ALL SELECT w.application_id, v.settled_by FROM award_variation v JOIN award w ON w.id = v.award_id
                WHERE v.office IS NOT NULL
     UNION ALL SELECT w.application_id, unnest(ARRAY[e.proposed_by, e.settled_by]) FROM award_ending e
                 JOIN award w ON w.id = e.award_id
     UNION ALL SELECT w.application_id, h.held_by FROM award_hold h JOIN award w ON w.id = h.award_id
  ) x WHERE x.application_id = $1`;
