import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Answers } from '../../forms/answers.js';
import type { Form } from '../../forms/form.js';
import { ExcludedCosts } from '../../rounds/excluded-costs.queries.js';
import { answersOf, type Terms } from '../answers.rules.js';
import type { ApplicationStatus } from '../application.lifecycle.js';

/** An application as its own people see it, draft or not, with the questions of its round. */
export interface Draft {
  readonly id: string;
  readonly reference: string;
  readonly status: ApplicationStatus;
  readonly organisationId: string;
  readonly organisationName: string;
  /** Every answer by name, the title and the amount among them. */
  readonly answers: Answers;
  readonly version: number;
  readonly savedAt: Date;
  readonly savedByName: string;
  readonly submittedAt: Date | null;
  readonly submittedByName: string | null;
  readonly round: RoundOfDraft;
  /** The last save of each section that has one. */
  readonly saves: readonly SectionSaved[];
}

interface RoundOfDraft extends Terms {
  readonly slug: string;
  readonly title: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly scoreBy: LondonDate;
}

export interface SectionSaved {
  readonly section: number;
  readonly version: number;
  readonly savedAt: Date;
  readonly savedByName: string;
}

interface DraftRow extends Omit<Draft, 'round' | 'saves'> {
  readonly title: string;
  readonly requestedPence: string | null;
  readonly saves: readonly (Omit<SectionSaved, 'savedAt'> & { readonly savedAt: string })[];
  readonly roundId: string;
  readonly slug: string;
  readonly roundTitle: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly scoreBy: LondonDate;
  readonly smallestPence: string;
  readonly largestPence: string;
  readonly form: Form;
}

@Injectable()
export class Drafts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly excludedCosts: ExcludedCosts,
  ) {}

  /** Undefined unless it belongs to one of these organisations. */
  async byIdOf(organisationIds: readonly string[], id: string): Promise<Draft | undefined> {
    const [row] = await this.dataSource.query<DraftRow[]>(
      `SELECT a.id, a.reference, a.status, a.organisation_id AS "organisationId",
              o.name AS "organisationName", a.title, a.requested_pence AS "requestedPence",
              a.answers, a.version, a.saved_at AS "savedAt", saver.name AS "savedByName",
              a.submitted_at AS "submittedAt", submitter.name AS "submittedByName",
              r.id AS "roundId", r.slug, r.title AS "roundTitle", r.opens_at AS "opensAt", r.closes_at AS "closesAt",
              to_char(r.score_by, 'YYYY-MM-DD') AS "scoreBy", r.smallest_pence AS "smallestPence",
              r.largest_pence AS "largestPence", r.form,
              (SELECT coalesce(jsonb_agg(jsonb_build_object('section', s.section, 'version', s.version,
                        'savedAt', s.saved_at, 'savedByName', p.name) ORDER BY s.section), '[]')
                 FROM section_save s JOIN person p ON p.id = s.saved_by
                WHERE s.application_id = a.id) AS saves
         FROM application a
         JOIN organisation o ON o.id = a.organisation_id
         JOIN round r ON r.id = a.round_id
         JOIN person saver ON saver.id = a.saved_by
         LEFT JOIN person submitter ON submitter.id = a.submitted_by
        WHERE a.id = $1 AND a.organisation_id = ANY($2)`,
      [id, organisationIds],
    );
    return row && draftOf(row, await this.excludedCosts.of(row.roundId));
  }
}

function draftOf(row: DraftRow, excludedCosts: Terms['excludedCosts']): Draft {
  const requestedPence = row.requestedPence === null ? null : BigInt(row.requestedPence);
  return {
    ...row,
    answers: answersOf({ ...row, requestedPence }),
    saves: row.saves.map((save) => ({ ...save, savedAt: new Date(save.savedAt) })),
    round: {
      slug: row.slug,
      title: row.roundTitle,
      opensAt: row.opensAt,
      closesAt: row.closesAt,
      scoreBy: row.scoreBy,
      smallestPence: BigInt(row.smallestPence),
      largestPence: BigInt(row.largestPence),
      form: row.form,
      excludedCosts,
    },
  };
}
