import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Form } from '../../forms/form.js';
import { changesBetween, type FormChange } from '../../rounds/form-building/changes.rules.js';

/** A draft that a new version of its round's form concerns. Its answers are its writers' own: they are not here. */
export interface DraftOfForm {
  readonly id: string;
  readonly reference: string;
  readonly organisationName: string;
  readonly formVersion: number;
  readonly savedAt: Date;
}

/** That the questions of a draft changed while it was written. */
export interface FormChanged {
  readonly movedAt: Date;
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly changes: readonly FormChange[];
}

interface MoveRow {
  readonly movedAt: Date;
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly before: Form;
  readonly after: Form;
}

@Injectable()
export class FormDrafts {
  constructor(private readonly dataSource: DataSource) {}

  /** Drafts that were never submitted, in the order of their references. */
  ofRound(roundId: string): Promise<readonly DraftOfForm[]> {
    return this.dataSource.query<DraftOfForm[]>(
      `SELECT a.id, a.reference, o.name AS "organisationName", a.form_version AS "formVersion",
              a.saved_at AS "savedAt"
         FROM application a JOIN organisation o ON o.id = a.organisation_id
        WHERE a.round_id = $1 AND a.status = 'draft' AND a.submitted_at IS NULL
        ORDER BY a.reference`,
      [roundId],
    );
  }

  /** The last time the form of this draft changed; undefined when it never did, or it is submitted. */
  async lastChangeOf(applicationId: string): Promise<FormChanged | undefined> {
    const [row] = await this.dataSource.query<MoveRow[]>(
      `SELECT m.moved_at AS "movedAt", m.from_version AS "fromVersion", m.to_version AS "toVersion",
              before.definition AS before, after.definition AS after
         FROM application_form_move m
         JOIN application a ON a.id = m.application_id AND a.status = 'draft'
         JOIN round_form before ON before.round_id = a.round_id AND before.version = m.from_version
         JOIN round_form after ON after.round_id = a.round_id AND after.version = m.to_version
        WHERE m.application_id = $1 ORDER BY m.to_version DESC LIMIT 1`,
      [applicationId],
    );
    if (!row) return undefined;
    const { before, after, ...move } = row;
    return { ...move, changes: changesBetween(before, after) };
  }
}
