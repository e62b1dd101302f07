import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EligibilityQuestion } from '../../../rounds/eligibility/eligibility.js';

/** What was answered before an application was started, with the questions as they were asked then. */
export interface EligibilityEvidence {
  readonly reference: string;
  readonly title: string;
  readonly organisationName: string;
  readonly roundSlug: string;
  readonly roundTitle: string;
  readonly version: number;
  readonly questions: readonly EligibilityQuestion[];
  /** For each question in turn the number of the choice, from 1. */
  readonly answers: readonly number[];
  readonly answeredAt: Date;
  readonly answeredByName: string;
}

@Injectable()
export class KeptEligibilityQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** For staff. Undefined for a draft, which is nobody's to read but its writers', and where nothing was asked. */
  async of(applicationId: string): Promise<EligibilityEvidence | undefined> {
    const [evidence] = await this.dataSource.query<EligibilityEvidence[]>(
      `SELECT a.reference, a.title, o.name AS "organisationName", r.slug AS "roundSlug",
              r.title AS "roundTitle", e.version, q.questions, e.answers,
              e.answered_at AS "answeredAt", p.name AS "answeredByName"
         FROM eligibility_answers e
         JOIN application a ON a.id = e.application_id
         JOIN organisation o ON o.id = a.organisation_id
         JOIN round r ON r.id = a.round_id
         JOIN eligibility_questions q ON q.round_id = e.round_id AND q.version = e.version
         JOIN person p ON p.id = e.answered_by
        WHERE e.application_id = $1 AND a.status <> 'draft'`,
      [applicationId],
    );
    return evidence;
  }

  /** Those of these applications with which answers are kept. */
  async among(applicationIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      'SELECT application_id AS id FROM eligibility_answers WHERE application_id = ANY($1)',
      [applicationIds],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
