import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Answers } from '../../forms/answers.js';
import type { Form } from '../../forms/form.js';

/** One sending of an application. */
export interface SentOnce {
  readonly number: number;
  readonly submittedAt: Date;
  readonly submittedByName: string;
  /** How it came, when staff typed it in. */
  readonly channel: string | null;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

/** One sending with what was in it. */
export interface SentWhole extends SentOnce {
  readonly reference: string;
  readonly organisationName: string;
  readonly roundTitle: string;
  readonly form: Form;
  readonly answers: Answers;
  /** By the ids that the answers give. */
  readonly fileNames: Readonly<Record<string, string>>;
}

/** What was sent, as it was sent. Who may see it, the caller decides. */
@Injectable()
export class Submissions {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first. */
  ofApplication(applicationId: string): Promise<readonly SentOnce[]> {
    return this.dataSource.query<SentOnce[]>(
      `${SELECT} WHERE s.application_id = $1 ORDER BY s.number DESC`,
      [applicationId],
    );
  }

  async whole(applicationId: string, number: number): Promise<SentWhole | undefined> {
    const [sent] = await this.dataSource.query<SentWhole[]>(
      `${SELECT.replace('SELECT', `SELECT a.reference, o.name AS "organisationName", r.title AS "roundTitle", s.form, s.answers, ${FILE_NAMES},`)}
         JOIN application a ON a.id = s.application_id
         JOIN organisation o ON o.id = a.organisation_id
         JOIN round r ON r.id = a.round_id
        WHERE s.application_id = $1 AND s.number = $2`,
      [applicationId, number],
    );
    return sent;
  }
}

const FILE_NAMES = `(SELECT coalesce(jsonb_object_agg(l.file_id, f.file_name), '{}') FROM application_file l
                        JOIN stored_file f ON f.id = l.file_id WHERE l.application_id = a.id) AS "fileNames"`;

const SELECT = `
  SELECT s.number, s.submitted_at AS "submittedAt", p.name AS "submittedByName",
         encode(s.hash, 'hex') AS hash,
         (SELECT b.channel FROM on_behalf b
           WHERE b.application_id = s.application_id AND s.number = 1) AS channel
    FROM submission s JOIN person p ON p.id = s.submitted_by`;
