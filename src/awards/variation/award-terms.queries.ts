import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AskedForQueries } from '../../applications/asked-for.queries.js';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { termsAfter, type WholeTerms } from './terms.rules.js';
import type { Terms, TermsLine, VariationKind } from './variation.js';

/** What is agreed about an award today. */
export interface TermsOfAward {
  readonly terms: WholeTerms;
  /** What its budget comes to: the award as it stands, with the awards of other funds for the same application. */
  readonly agreedPence: Pence;
  /** Of this award, sent to the bank or paid. */
  readonly sentPence: Pence;
}

/** What was asked for, with every change that was approved since: what the agreement is about. */
@Injectable()
export class AwardTerms {
  constructor(
    private readonly dataSource: DataSource,
    private readonly askedFor: AskedForQueries,
  ) {}

  /** @throws Error when there is no such award. */
  async of(awardId: string, db: Pick<Tx, 'query'> = this.dataSource): Promise<TermsOfAward> {
    const [award] = await db.query<
      {
        applicationId: string;
        organisationName: string;
        nowPence: string;
        agreedPence: string;
        sentPence: string;
      }[]
    >(
      `SELECT w.application_id AS "applicationId", o.name AS "organisationName", c.amount AS "nowPence",
              (SELECT sum(s.amount) FROM award x JOIN ledger.commitment_balance s ON s.commitment_id = x.id
                WHERE x.application_id = w.application_id) AS "agreedPence",
              c.amount - c.committed AS "sentPence"
         FROM award w JOIN organisation o ON o.id = w.organisation_id
         JOIN ledger.commitment_balance c ON c.commitment_id = w.id
        WHERE w.id = $1`,
      [awardId],
    );
    if (!award) throw new Error(`There is no award ${awardId}`);
    const asked = await this.askedFor.of(award.applicationId, db);
    const approved = await this.approved(award.applicationId, db);
    const { organisationName, nowPence } = award;
    return {
      terms: termsAfter(
        { ...asked, returnsLaterByMonths: 0, organisationName, amountPence: nowPence },
        approved,
      ),
      agreedPence: BigInt(award.agreedPence),
      sentPence: BigInt(award.sentPence),
    };
  }
  /** The budgets that were agreed since it was asked for, the newest last. */
  async budgetsOf(
    applicationId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly (readonly TermsLine[])[]> {
    const approved = await this.approved(applicationId, db);
    return approved.flatMap(({ kind, after }) => (kind === 'budget' ? [after.lines ?? []] : []));
  }

  private approved(
    applicationId: string,
    db: Pick<Tx, 'query'>,
  ): Promise<readonly { readonly kind: VariationKind; readonly after: Terms }[]> {
    return db.query(
      `SELECT v.kind, v.after FROM award_variation v JOIN award w ON w.id = v.award_id
        WHERE w.application_id = $1 AND v.status = 'approved' ORDER BY v.settled_at, v.id`,
      [applicationId],
    );
  }
}
