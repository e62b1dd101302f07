import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import type { Answers } from '../../forms/answers.js';
import type { Form } from '../../forms/form.js';
import { shownSections, type ShownSection } from '../../forms/printing/shown-answers.rules.js';
import { answersOf } from '../answers.rules.js';
import type { ApplicationStatus } from '../application.lifecycle.js';

/**
 * The paper a reader judges: a submitted application with its questions and answers. Show it with
 * `{% include "applications/views/paper.njk" %}`, under the name `paper`.
 */
export interface SubmittedApplication {
  readonly id: string;
  readonly reference: string;
  readonly status: Exclude<ApplicationStatus, 'draft'>;
  readonly title: string;
  readonly requestedPence: Pence;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly roundSlug: string;
  readonly submittedAt: Date;
  readonly sections: readonly ShownSection[];
}

type PaperRow = Omit<SubmittedApplication, 'sections' | 'requestedPence'> & {
  readonly requestedPence: string;
  readonly form: Form;
  readonly answers: Answers;
};

/** For readers whose right to the paper the caller has judged: staff, or a member who has declared. */
@Injectable()
export class ApplicationPaper {
  constructor(private readonly dataSource: DataSource) {}

  /** Undefined for a draft, which is nobody's to read but its writers'. */
  async of(applicationId: string): Promise<SubmittedApplication | undefined> {
    const [row] = await this.dataSource.query<PaperRow[]>(
      `SELECT a.id, a.reference, a.status, a.title, a.requested_pence AS "requestedPence",
              a.organisation_id AS "organisationId", o.name AS "organisationName",
              a.round_id AS "roundId", r.title AS "roundTitle", r.slug AS "roundSlug",
              a.submitted_at AS "submittedAt", a.answers, r.form
         FROM application a
         JOIN organisation o ON o.id = a.organisation_id
         JOIN round r ON r.id = a.round_id
        WHERE a.id = $1 AND a.status <> 'draft'`,
      [applicationId],
    );
    if (!row) return undefined;
    const { form, answers, ...rest } = row;
    const paper = { ...rest, requestedPence: BigInt(row.requestedPence) };
    return { ...paper, sections: shownSections(form, answersOf({ ...paper, answers })) };
  }
}
