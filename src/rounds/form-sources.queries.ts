import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Form } from '../forms/form.js';
import { refuse } from '../kernel/refusal.js';
import type { Tx } from '../platform/database/transactions.service.js';
import { bareForm } from './round-form.rules.js';
import { standardForm } from './standard-form.js';

/** What a form starts as: the panel's standard one, the least a round can ask, or that of the round with this id. */
export type FormSource = 'standard' | 'bare' | (string & {});

export interface RoundToCopy {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
}

/** Where forms come from, before anybody has changed them. */
@Injectable()
export class FormSources {
  constructor(private readonly dataSource: DataSource) {}

  /** Every round has a form to copy; the latest opened first. */
  rounds(): Promise<readonly RoundToCopy[]> {
    return this.dataSource.query<RoundToCopy[]>(
      'SELECT id, slug, title FROM round ORDER BY opened_at DESC, id',
    );
  }

  /** @throws Refused when there is no such round. */
  async read(tx: Tx, source: FormSource): Promise<Form> {
    if (source === 'standard') return standardForm;
    if (source === 'bare') return bareForm;
    const [found] = await tx.query<{ definition: Form }[]>(
      `SELECT definition FROM round_form WHERE round_id = $1 AND published_at IS NOT NULL
        ORDER BY version DESC LIMIT 1`,
      [source],
    );
    return found?.definition ?? refuse('no-form', 'Choose what the form starts as', 'from');
  }
}
