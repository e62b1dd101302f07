import { Injectable, NotFoundException } from '@nestjs/common';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { GivenBankDetails } from '../bank-details.entity.js';
import { lockedVersions } from '../bank-details-facts.queries.js';
import type { CheckingFacts } from './checking.rules.js';

/** Locks the organisation, then reads what is known of the version. */
@Injectable()
export class CheckingFactsQueries {
  /** @throws NotFoundException when there is no such version. */
  async loadForUpdate(
    tx: Tx,
    detailsId: string,
  ): Promise<CheckingFacts & { readonly organisationId: string }> {
    const found = await tx.findOneBy(GivenBankDetails, { id: detailsId });
    if (!found) throw new NotFoundException();
    await lockedVersions(tx, found.organisationId);
    const [facts] = await tx.query<(CheckingFacts & { organisationId: string })[]>(
      `SELECT b.organisation_id AS "organisationId", b.status, b.given_by AS "givenBy",
              ARRAY(SELECT c.checked_by::text FROM bank_details_check c
                     WHERE c.bank_details_id = b.id ORDER BY c.place) AS "checkedBy",
              ARRAY(SELECT r.person_id::text FROM person_role r
                     WHERE r.role = 'contact' AND r.subject_id = b.organisation_id) AS contacts,
              ARRAY(SELECT e.id::text FROM bank_details_evidence e
                     WHERE e.bank_details_id = b.id) AS "evidenceIds",
              (SELECT y.result FROM confirmation_of_payee y
                WHERE y.bank_details_id = b.id ORDER BY y.place DESC LIMIT 1) AS "payeeResult"
         FROM bank_details b WHERE b.id = $1`,
      [detailsId],
    );
    if (!facts) throw new NotFoundException();
    return facts;
  }
}
