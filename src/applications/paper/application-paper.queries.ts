import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import type { Answers } from '../../forms/answers.js';
import type { Form } from '../../forms/form.js';
import { identifyingQuestions } from '../../forms/identifying.rules.js';
import { shownSections } from '../../forms/printing/shown-answers.rules.js';
import { postcodesIn } from '../../forms/printing/known-places.rules.js';
import { Places } from '../../places/places.queries.js';
import { answersOf } from '../answers.rules.js';
import type { ApplicationStatus } from '../application.lifecycle.js';
import { Clarifications } from '../clarification/clarifications.queries.js';
import { anonymousSections, summaryWithoutName, type Alias } from './anonymous.rules.js';
import { withClarifications, type PaperSection } from './clarified-answers.rules.js';

export type { PaperAnswer } from './clarified-answers.rules.js';

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
  /** '' where who applies is hidden from the reader. */
  readonly organisationId: string;
  readonly organisationName: string;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly roundSlug: string;
  readonly submittedAt: Date;
  /** Beside each answer what was asked about it since, and answered. */
  readonly sections: readonly PaperSection[];
}

type PaperRow = Omit<SubmittedApplication, 'sections' | 'requestedPence'> & {
  readonly requestedPence: string;
  readonly form: Form;
  readonly answers: Answers;
  readonly fileNames: Readonly<Record<string, string>>;
};

/** For readers whose right to the paper the caller has judged: staff, or a member who has declared. */
@Injectable()
export class ApplicationPaper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clarifications: Clarifications,
    private readonly places: Places,
  ) {}

  /**
   * Undefined for a draft, withdrawn or not, which is nobody's to read but its writers'.
   * @param alias for a reader from whom the round hides who applies: what stands in the name's place.
   */
  async of(applicationId: string, alias?: Alias): Promise<SubmittedApplication | undefined> {
    const [paper] = await this.ofAll([applicationId], alias && new Map([[applicationId, alias]]));
    return paper;
  }

  /** The same of many, in three queries, in the order of their references. Drafts are left out. */
  async ofAll(
    applicationIds: readonly string[],
    aliases: ReadonlyMap<string, Alias> = new Map(),
  ): Promise<readonly SubmittedApplication[]> {
    const rows = await this.dataSource.query<PaperRow[]>(
      `SELECT a.id, a.reference, a.status, a.title, a.requested_pence AS "requestedPence",
              a.organisation_id AS "organisationId", o.name AS "organisationName",
              a.round_id AS "roundId", r.title AS "roundTitle", r.slug AS "roundSlug",
              a.submitted_at AS "submittedAt", a.answers, v.definition AS form,
              (SELECT coalesce(jsonb_object_agg(l.file_id, f.file_name), '{}') FROM application_file l
                 JOIN stored_file f ON f.id = l.file_id WHERE l.application_id = a.id) AS "fileNames"
         FROM application a
         JOIN organisation o ON o.id = a.organisation_id
         JOIN round r ON r.id = a.round_id
         JOIN round_form v ON v.round_id = a.round_id AND v.version = a.form_version
        WHERE a.id = ANY($1) AND a.submitted_at IS NOT NULL ORDER BY a.reference`,
      [applicationIds],
    );
    const papers = rows.map(({ form, answers, fileNames, ...rest }) => {
      const paper = { ...rest, requestedPence: BigInt(rest.requestedPence) };
      return { paper, form, fileNames, all: answersOf({ ...paper, answers }) };
    });
    const postcodes = papers.flatMap(({ form, all }) => postcodesIn(form, all));
    const [places, asked] = await Promise.all([
      this.places.inWords(postcodes),
      this.clarifications.ofAll(applicationIds),
    ]);
    return papers.map(({ paper, form, fileNames, all }) => {
      const alias = aliases.get(paper.id);
      const names = new Map(alias ? [] : Object.entries(fileNames));
      const shown = shownSections(form, all, names, places);
      const sections = withClarifications(shown, asked.get(paper.id) ?? []);
      if (!alias) return { ...paper, sections };
      return {
        ...summaryWithoutName(paper, alias),
        sections: anonymousSections(sections, identifyingQuestions(form), alias),
      };
    });
  }
}
