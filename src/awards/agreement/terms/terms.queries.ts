import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { STANDARD_TERMS } from './standard-terms.js';

/** The terms in force of a panel. */
export interface TermsInForce {
  /** 0 for the house's own. */
  readonly version: number;
  /** A paragraph a line, headings with `# `. */
  readonly text: string;
  /** Null for the house's own, both. */
  readonly writtenAt: Date | null;
  readonly writtenByName: string | null;
}

@Injectable()
export class GrantTerms {
  constructor(private readonly dataSource: DataSource) {}

  async ofPanel(panelId: string): Promise<TermsInForce> {
    const [last] = await this.dataSource.query<TermsInForce[]>(
      `SELECT t.version, t.text, t.written_at AS "writtenAt", p.name AS "writtenByName"
         FROM agreement_terms t JOIN person p ON p.id = t.written_by
        WHERE t.panel_id = $1 ORDER BY t.version DESC LIMIT 1`,
      [panelId],
    );
    return last ?? { version: 0, text: STANDARD_TERMS, writtenAt: null, writtenByName: null };
  }
}
