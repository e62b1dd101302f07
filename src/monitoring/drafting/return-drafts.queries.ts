import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AwardStatus } from '../../awards/award.lifecycle.js';
import type { Answers } from '../../forms/answers.js';
import type { AnswerSaved, DraftRival } from '../../forms/drafting/rivalry.js';
import type { Form } from '../../forms/form.js';
import type { FileNames } from '../../forms/printing/shown-answers.rules.js';
import { ReturnContexts, type ReturnToAsk } from '../form/return-contexts.queries.js';
import type { ReturnStatus } from '../return.lifecycle.js';

/** A return as its own people write it. */
export interface ReturnDraft {
  readonly id: string;
  readonly status: ReturnStatus;
  readonly awardStatus: AwardStatus;
  /** As this return asks it. */
  readonly form: Form;
  readonly answers: Answers;
  readonly version: number;
  /** Null until somebody has written something. */
  readonly savedAt: Date | null;
  readonly savedByName: string | null;
  /** Of one that is queried: the names of the answers that are open; null for all. */
  readonly askedAgain: readonly string[] | null;
  /** The names of its files by their id. */
  readonly fileNames: FileNames;
  readonly saves: readonly AnswerSaved[];
  readonly rivals: readonly DraftRival[];
}

/** Instants inside JSON are text. */
type AsJson<Row> = Readonly<{ [Key in keyof Row]: Row[Key] extends Date ? string : Row[Key] }>;

interface Row extends Omit<ReturnDraft, 'form' | 'fileNames' | 'saves' | 'rivals'>, ReturnToAsk {
  readonly fileNames: Readonly<Record<string, string>>;
  readonly saves: readonly AsJson<AnswerSaved>[];
  readonly rivals: readonly AsJson<DraftRival>[];
}

/** Returns while they are written. Who may see one, the caller decides. */
@Injectable()
export class ReturnDrafts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly contexts: ReturnContexts,
  ) {}

  /** @throws Error when there is no such return. */
  async byId(id: string): Promise<ReturnDraft> {
    const [row] = await this.dataSource.query<Row[]>(
      `SELECT m.id, m.status, a.status AS "awardStatus", m.award_id AS "awardId", m.number,
              m.is_final AS "isFinal", m.form, m.form_version AS "formVersion", m.answers, m.version,
              m.saved_at AS "savedAt", saver.name AS "savedByName", m.asked_again AS "askedAgain",
              (SELECT coalesce(jsonb_agg(jsonb_build_object('question', s.question,
                        'savedAt', s.saved_at, 'savedBy', s.saved_by, 'savedByName', p.name)), '[]')
                 FROM return_answer_save s JOIN person p ON p.id = s.saved_by
                WHERE s.return_id = m.id) AS saves,
              (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'question', w.question,
                        'writtenAt', w.written_at, 'writtenBy', w.written_by, 'writtenByName', p.name,
                        'answer', w.answer) ORDER BY w.written_at, w.id), '[]')
                 FROM return_rival_answer w JOIN person p ON p.id = w.written_by
                WHERE w.return_id = m.id) AS rivals,
              (SELECT coalesce(jsonb_object_agg(l.file_id, f.file_name), '{}') FROM return_file l
                 JOIN stored_file f ON f.id = l.file_id WHERE l.return_id = m.id) AS "fileNames"
         FROM monitoring_return m
         JOIN award a ON a.id = m.award_id
         LEFT JOIN person saver ON saver.id = m.saved_by
        WHERE m.id = $1`,
      [id],
    );
    if (!row) throw new Error(`There is no return ${id}`);
    const { asked } = await this.contexts.formOf(row);
    return {
      ...row,
      form: asked,
      fileNames: new Map(Object.entries(row.fileNames)),
      saves: row.saves.map((save) => ({ ...save, savedAt: new Date(save.savedAt) })),
      rivals: row.rivals.map((rival) => ({ ...rival, writtenAt: new Date(rival.writtenAt) })),
    };
  }
}
