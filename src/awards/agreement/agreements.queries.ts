import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { AgreementFactsQueries } from './agreement-facts.queries.js';
import { agreementText } from './agreement-text.rules.js';

/** An agreement to read. */
export interface ReadAgreement {
  /** 1 for the first. */
  readonly number: number;
  /** Of the panel's terms; 0 for the house's own. */
  readonly termsVersion: number;
  readonly startsOn: LondonDate | null;
  readonly endsOn: LondonDate | null;
  /** A paragraph a line, headings with `# `. */
  readonly text: string;
  /** Of the text in UTF-8, hexadecimal. */
  readonly sha256: string;
  /** Null for one that would be made now, as nobody has prepared or released it. */
  readonly madeAt: Date | null;
}

/** What was agreed, or would be. Who may read it, the caller decides. */
@Injectable()
export class AgreementsReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: AgreementFactsQueries,
  ) {}

  /** The one in force; where there is none yet, number 1 as it would be made now. */
  async inForce(awardId: string): Promise<ReadAgreement> {
    const [last] = await this.select('award_id = $1 ORDER BY number DESC LIMIT 1', [awardId]);
    if (last) return last;
    const { termsVersion, startsOn, endsOn, ...facts } = await this.facts.load(awardId);
    const text = agreementText({ ...facts, startsOn, endsOn });
    const sha256 = createHash('sha256').update(text).digest('hex');
    return { number: 1, termsVersion, startsOn, endsOn, text, sha256, madeAt: null };
  }

  /** Undefined when the award has none with that number. */
  async numbered(awardId: string, number: number): Promise<ReadAgreement | undefined> {
    const [one] = await this.select('award_id = $1 AND number = $2', [awardId, number]);
    return one;
  }

  private select(where: string, parameters: readonly unknown[]): Promise<ReadAgreement[]> {
    return this.dataSource.query<ReadAgreement[]>(
      `SELECT number, terms_version AS "termsVersion", to_char(starts_on, 'YYYY-MM-DD') AS "startsOn",
              to_char(ends_on, 'YYYY-MM-DD') AS "endsOn", text, sha256, made_at AS "madeAt"
         FROM award_agreement WHERE ${where}`,
      [...parameters],
    );
  }
}
