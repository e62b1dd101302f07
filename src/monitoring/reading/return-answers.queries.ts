import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Answers } from '../../forms/answers.js';
import type { Form } from '../../forms/form.js';
import { shownSections, type ShownSection } from '../../forms/printing/shown-answers.rules.js';
import { Clock } from '../../kernel/clock.js';
import { formatDate } from '../../kernel/london.js';
import {
  shownFile,
  type ListedFile,
  type ShownFile,
} from '../../platform/files/shown-file.rules.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import {
  CONSENTED,
  consentIn,
  isOver,
  isShownTo,
  type Consent,
  type ConsentReader,
} from '../consent/consent.rules.js';

/** Who reads a return. Which one somebody is, and whether at all, the caller decides. */
export type ReturnReader = Extract<ConsentReader, 'staff' | 'own' | 'panel'>;

/** A return as it was sent last, as far as its reader may see it. */
export interface SentReturn {
  /** How often it has been sent. */
  readonly number: number;
  readonly submittedAt: Date;
  readonly submittedByName: string;
  readonly sections: readonly ShownSection[];
  /** By the name of the question. */
  readonly files: Readonly<Record<string, readonly ShownFile[]>>;
  /** What was agreed about its story and photographs; undefined where nobody is shown. */
  readonly consent: (Consent & { readonly isOver: boolean }) | undefined;
}

interface Row {
  readonly number: number;
  readonly form: Form;
  readonly answers: Answers;
  readonly submittedAt: Date;
  readonly submittedByName: string;
  readonly files: Readonly<Record<string, ListedFile>>;
  readonly consent: (Omit<Consent, 'withdrawnAt'> & { readonly withdrawnAt: string | null }) | null;
}

/** What returns say, section by section: for pages, and for the pack that the panel is sent. */
@Injectable()
export class ReturnAnswers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: StoredFiles,
    private readonly clock: Clock,
  ) {}

  /**
   * The last sending, or an earlier one by its number. Where the people in the story and the photographs have not agreed to be shown to this reader
   * today, a sentence stands in their place, and no file. So does it in an earlier sending, when the last one shows
   * nobody any more.
   * @returns undefined while it has not been sent.
   */
  async of(
    returnId: string,
    reader: ReturnReader,
    sending: number | null = null,
  ): Promise<SentReturn | undefined> {
    const [row] = await this.dataSource.query<Row[]>(
      `SELECT s.number, s.form, s.answers, s.submitted_at AS "submittedAt", p.name AS "submittedByName",
              (SELECT jsonb_build_object('scope', c.scope, 'whose', c.whose, 'lastsUntil', c.lasts_until,
                        'withdrawnAt', c.withdrawn_at) FROM story_consent c WHERE c.return_id = s.return_id) AS consent,
              (SELECT coalesce(jsonb_object_agg(f.id, jsonb_build_object('id', f.id, 'fileName', f.file_name,
                        'size', f.size, 'scan', f.scan, 'scanFound', f.scan_found)), '{}')
                 FROM return_file l JOIN stored_file f ON f.id = l.file_id
                WHERE l.return_id = s.return_id AND l.is_on_record) AS files
         FROM return_submission s JOIN person p ON p.id = s.submitted_by
        WHERE s.return_id = $1 AND ($2::integer IS NULL OR s.number = $2)
        ORDER BY s.number DESC LIMIT 1`,
      [returnId, sending],
    );
    if (!row) return undefined;
    const today = this.clock.today();
    const consent = row.consent && {
      ...row.consent,
      withdrawnAt: row.consent.withdrawnAt === null ? null : new Date(row.consent.withdrawnAt),
    };
    const isShown = consent
      ? isShownTo(reader, consent, today)
      : reader === 'staff' || consentIn(row.answers) === undefined;
    const isHidden = (name: string): boolean => CONSENTED.has(name) && !isShown;
    const sentence = whyHidden(consent);
    const names = Object.values(row.files).map(({ id, fileName }): [string, string] => [
      id,
      fileName,
    ]);
    const sections = shownSections(row.form, row.answers, new Map(names));
    return {
      number: row.number,
      submittedAt: row.submittedAt,
      submittedByName: row.submittedByName,
      sections: sections.map((section) => ({
        ...section,
        answers: section.answers.map((answer) =>
          isHidden(answer.name)
            ? { ...answer, paragraphs: [sentence], tables: [], places: [] }
            : answer,
        ),
      })),
      files: this.filesIn(returnId, row, reader, isHidden),
      consent: consent ? { ...consent, isOver: isOver(consent, today) } : undefined,
    };
  }

  private filesIn(
    returnId: string,
    { form, answers, files }: Row,
    reader: ReturnReader,
    isHidden: (name: string) => boolean,
  ): SentReturn['files'] {
    const { isScannerSet } = this.store;
    const questions = form.sections
      .flatMap((section) => section.questions)
      .filter(({ kind, name }) => kind === 'files' && !isHidden(name));
    return Object.fromEntries(
      questions.map(({ name }) => {
        const ids: unknown = answers[name];
        const own = (Array.isArray(ids) ? ids : []).flatMap((id) => files[String(id)] ?? []);
        const shown = own.map((file) =>
          shownFile(file, {
            ...{ reader, isScannerSet },
            href: `/returns/${returnId}/files/${name}/${file.id}`,
          }),
        );
        return [name, shown];
      }),
    );
  }
}

function whyHidden(consent: Consent | null): string {
  if (!consent) return 'Not shown any more: it was sent again without the people in it.';
  return consent.withdrawnAt === null
    ? `Not shown any more: the people in it agreed until ${formatDate(consent.lastsUntil)}.`
    : 'Not shown any more: the people in it have taken back that they may be seen.';
}
