import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Answers } from '../../forms/answers.js';
import type { AnswerSaved, DraftRival } from '../../forms/drafting/rivalry.js';
import type { Form } from '../../forms/form.js';
import { postcodesIn, type PlacesInWords } from '../../forms/printing/known-places.rules.js';
import { Places } from '../../places/places.queries.js';
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
  /** The names of its files by their id. */
  readonly fileNames: ReadonlyMap<string, string>;
  /** Where the postcodes among its answers are, in words, as far as an imported lookup knows. */
  readonly places: PlacesInWords;
  readonly version: number;
  readonly savedAt: Date;
  readonly savedByName: string;
  readonly submittedAt: Date | null;
  readonly submittedByName: string | null;
  readonly round: RoundOfDraft;
  /** Who wrote each answer last. */
  readonly saves: readonly AnswerSaved[];
  /** What else was written to some of the questions, and waits for a choice. */
  readonly rivals: readonly DraftRival[];
}

interface RoundOfDraft extends Terms {
  readonly slug: string;
  readonly title: string;
  readonly opensAt: Date;
  /** The application's own deadline. */
  readonly closesAt: Date;
  readonly scoreBy: LondonDate;
}

/** Instants inside JSON are text. */
type AsJson<Row> = Readonly<{ [Key in keyof Row]: Row[Key] extends Date ? string : Row[Key] }>;

interface DraftRow extends Omit<Draft, 'round' | 'saves' | 'rivals' | 'fileNames' | 'places'> {
  readonly fileNames: Readonly<Record<string, string>>;
  readonly title: string;
  readonly requestedPence: string | null;
  readonly saves: readonly AsJson<AnswerSaved>[];
  readonly rivals: readonly AsJson<DraftRival>[];
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
    private readonly places: Places,
  ) {}

  /** Undefined unless it belongs to one of these organisations. */
  async byIdOf(organisationIds: readonly string[], id: string): Promise<Draft | undefined> {
    const [row] = await this.dataSource.query<DraftRow[]>(
      `SELECT a.id, a.reference, a.status, a.organisation_id AS "organisationId",
              o.name AS "organisationName", a.title, a.requested_pence AS "requestedPence",
              a.answers, a.version, a.saved_at AS "savedAt", saver.name AS "savedByName",
              a.submitted_at AS "submittedAt", submitter.name AS "submittedByName",
              r.id AS "roundId", r.slug, r.title AS "roundTitle", r.opens_at AS "opensAt",
              application_deadline(a) AS "closesAt",
              to_char(r.score_by, 'YYYY-MM-DD') AS "scoreBy", r.smallest_pence AS "smallestPence",
              r.largest_pence AS "largestPence", f.definition AS form,
              (SELECT coalesce(jsonb_agg(jsonb_build_object('question', s.question,
                        'savedAt', s.saved_at, 'savedBy', s.saved_by, 'savedByName', p.name)), '[]')
                 FROM answer_save s JOIN person p ON p.id = s.saved_by
                WHERE s.application_id = a.id) AS saves,
              (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'question', w.question,
                        'writtenAt', w.written_at, 'writtenBy', w.written_by, 'writtenByName', p.name,
                        'answer', w.answer) ORDER BY w.written_at, w.id), '[]')
                 FROM rival_answer w JOIN person p ON p.id = w.written_by
                WHERE w.application_id = a.id) AS rivals,
              (SELECT coalesce(jsonb_object_agg(l.file_id, sf.file_name), '{}') FROM application_file l
                 JOIN stored_file sf ON sf.id = l.file_id WHERE l.application_id = a.id) AS "fileNames"
         FROM application a
         JOIN organisation o ON o.id = a.organisation_id
         JOIN round r ON r.id = a.round_id
         JOIN round_form f ON f.round_id = a.round_id AND f.version = a.form_version
         JOIN person saver ON saver.id = a.saved_by
         LEFT JOIN person submitter ON submitter.id = a.submitted_by
        WHERE a.id = $1 AND a.organisation_id = ANY($2)`,
      [id, organisationIds],
    );
    if (!row) return undefined;
    const draft = draftOf(row, await this.excludedCosts.of(row.roundId));
    const postcodes = postcodesIn(row.form, draft.answers);
    return { ...draft, places: await this.places.inWords(postcodes) };
  }
}

function draftOf(row: DraftRow, excludedCosts: Terms['excludedCosts']): Omit<Draft, 'places'> {
  const requestedPence = row.requestedPence === null ? null : BigInt(row.requestedPence);
  return {
    ...row,
    answers: answersOf({ ...row, requestedPence }),
    fileNames: new Map(Object.entries(row.fileNames)),
    saves: row.saves.map((save) => ({ ...save, savedAt: new Date(save.savedAt) })),
    rivals: row.rivals.map((rival) => ({ ...rival, writtenAt: new Date(rival.writtenAt) })),
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
