import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Application } from '../../applications/application.entity.js';
import { agreedInSql } from '../../awards/award.lifecycle.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';

type ApplicationStatus = Application['status'];

export interface ApplicationAtHome {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly status: ApplicationStatus;
  readonly roundTitle: string;
  /** The application's own deadline. */
  readonly closesAt: Date;
  readonly organisationName: string;
  /** What was awarded for it. */
  readonly awardId: string | null;
}

/** Something the coordinator asked about an application. */
export interface QuestionToAnswer {
  readonly applicationId: string;
  readonly number: number;
  readonly title: string;
  readonly dueOn: LondonDate;
}

export interface OfferToAccept {
  readonly awardId: string;
  readonly title: string;
  readonly amountPence: Pence;
  /** The last day; null for none. */
  readonly offerEndsOn: LondonDate | null;
  /** Another of them has signed it, and one more has to. */
  readonly isHalfSigned: boolean;
}

export interface ReturnDue {
  readonly id: string;
  readonly title: string;
  readonly dueOn: LondonDate;
}

export interface OrganisationWithoutBankDetails {
  readonly id: string;
  readonly name: string;
}

/** A payment that their bank did not take, and that is not under way again. */
export interface PaymentNotAccepted {
  readonly awardId: string;
  readonly title: string;
  readonly amountPence: Pence;
}

/** What waits for the people of these organisations. */
@Injectable()
export class ContactHomeQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Drafts first, the first to close on top; then the latest. */
  applications(organisationIds: readonly string[]): Promise<ApplicationAtHome[]> {
    return this.dataSource.query<ApplicationAtHome[]>(
      `SELECT a.id, a.reference, a.title, a.status, r.title AS "roundTitle",
              application_deadline(a) AS "closesAt", o.name AS "organisationName", w.id AS "awardId"
         FROM application a
         JOIN round r ON r.id = a.round_id
         JOIN organisation o ON o.id = a.organisation_id
         LEFT JOIN LATERAL (SELECT id, status FROM award WHERE application_id = a.id AND status <> 'held'
                             ORDER BY array_position('{offered,half-accepted,accepted,active,on-hold,complete,lapsed,withdrawn,terminated,refused}'::text[], status), reference LIMIT 1) w ON true
        WHERE a.organisation_id = ANY($1)
        ORDER BY a.status <> 'draft', CASE a.status WHEN 'draft' THEN application_deadline(a) END,
                 r.closes_at DESC, a.reference`,
      [organisationIds],
    );
  }

  /** What the coordinator asked and nobody has answered, the first due on top. */
  questions(organisationIds: readonly string[]): Promise<QuestionToAnswer[]> {
    return this.dataSource.query<QuestionToAnswer[]>(
      `SELECT a.id AS "applicationId", c.number, a.title, to_char(c.due_on, 'YYYY-MM-DD') AS "dueOn"
         FROM clarification c JOIN application a ON a.id = c.application_id
        WHERE a.organisation_id = ANY($1) AND a.status = 'submitted' AND c.closed_at IS NULL
          AND NOT EXISTS (SELECT FROM clarification_reply r WHERE r.clarification_id = c.id)
        ORDER BY c.due_on, c.id`,
      [organisationIds],
    );
  }

  /** Those that wait for this person's signature: the first to end on top. */
  async offers(
    organisationIds: readonly string[],
    personId: string,
  ): Promise<readonly OfferToAccept[]> {
    const rows = await this.dataSource.query<
      (Omit<OfferToAccept, 'amountPence'> & { amountPence: string })[]
    >(
      `SELECT w.id AS "awardId", p.title, w.amount_pence AS "amountPence",
              to_char(w.offer_ends_on, 'YYYY-MM-DD') AS "offerEndsOn", w.status = 'half-accepted' AS "isHalfSigned"
         FROM award w JOIN application p ON p.id = w.application_id
        WHERE w.organisation_id = ANY($1) AND w.status IN ('offered', 'half-accepted')
          AND NOT EXISTS (SELECT FROM award_signature s
                           WHERE s.award_id = w.id AND s.person_id = $2 AND s.ended_at IS NULL)
        ORDER BY w.offer_ends_on, w.decided_at`,
      [organisationIds, personId],
    );
    return rows.map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }));
  }

  returnsDue(organisationIds: readonly string[]): Promise<ReturnDue[]> {
    return this.dataSource.query<ReturnDue[]>(
      `SELECT m.id, p.title, m.due_on::text AS "dueOn"
         FROM monitoring_return m
         JOIN award w ON w.id = m.award_id
         JOIN application p ON p.id = w.application_id
        WHERE w.organisation_id = ANY($1) AND m.status = 'due' ORDER BY m.due_on, m.id`,
      [organisationIds],
    );
  }

  /** Those that were awarded something and can't be paid yet. */
  withoutBankDetails(
    organisationIds: readonly string[],
  ): Promise<OrganisationWithoutBankDetails[]> {
    return this.dataSource.query<OrganisationWithoutBankDetails[]>(
      `SELECT o.id, o.name FROM organisation o
        WHERE o.id = ANY($1)
          AND EXISTS (SELECT FROM award w WHERE w.organisation_id = o.id AND (w.status IN ('offered', 'half-accepted') OR ${agreedInSql('w.status')}))
          AND NOT EXISTS (SELECT FROM bank_details b WHERE b.organisation_id = o.id AND b.status IN ('given', 'verified'))
        ORDER BY o.name`,
      [organisationIds],
    );
  }

  async notAccepted(organisationIds: readonly string[]): Promise<readonly PaymentNotAccepted[]> {
    const rows = await this.dataSource.query<
      (Omit<PaymentNotAccepted, 'amountPence'> & { amountPence: string })[]
    >(
      `SELECT w.id AS "awardId", p.title, i.amount_pence AS "amountPence"
         FROM instalment i
         JOIN award w ON w.id = i.award_id
         JOIN application p ON p.id = w.application_id
        WHERE w.organisation_id = ANY($1) AND i.status = 'planned'
          AND EXISTS (SELECT FROM payment_run_item t
                       WHERE t.instalment_id = i.id AND t.status IN ('failed', 'bounced'))
        ORDER BY i.due_on, i.reference`,
      [organisationIds],
    );
    return rows.map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }));
  }
}
