import type { Tx } from '../../platform/database/transactions.service.js';
import type { GivenBankDetails } from './bank-details.entity.js';

export interface EarlierVersion extends Pick<
  GivenBankDetails,
  'id' | 'version' | 'fingerprint' | 'accountName' | 'status' | 'givenBy'
> {
  readonly wasVerified: boolean;
}

/** Locks the organisation, which paying it waits for too. The newest first. */
export async function lockedVersions(
  tx: Tx,
  organisationId: string,
): Promise<readonly EarlierVersion[]> {
  await tx.query('SELECT FROM organisation WHERE id = $1 FOR NO KEY UPDATE', [organisationId]);
  return tx.query<EarlierVersion[]>(
    `SELECT id, version, fingerprint, account_name AS "accountName", status, given_by AS "givenBy",
            (SELECT count(*) FROM bank_details_check c WHERE c.bank_details_id = b.id) > 1 AS "wasVerified"
       FROM bank_details b WHERE organisation_id = $1 ORDER BY version DESC`,
    [organisationId],
  );
}
