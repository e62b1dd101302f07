import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OrganisationCheckKind } from './check.rules.js';
import { OrganisationCheck } from './organisation-check.entity.js';

/** A check of an organisation as staff read it. */
export interface RecordedCheck extends Pick<
  OrganisationCheck,
  | 'number'
  | 'outcome'
  | 'note'
  | 'source'
  | 'sourceOn'
  | 'lookUpId'
  | 'fileId'
  | 'expiresOn'
  | 'recordedFor'
  | 'checkedAt'
> {
  readonly fileName: string | null;
  readonly checkedByName: string;
}

/** Who has verified the account that an organisation is paid into, and since when. */
export interface VerifiedAccount {
  readonly verifiedAt: Date;
  /** Both of them. */
  readonly by: readonly string[];
}

/**
 * When the account of an organisation `o` was verified by the second of two people; null while none is.
 * A check of the account counts only if it was made later: it is then about that account.
 */
export const ACCOUNT_VERIFIED_AT = `
  (SELECT max(vc.checked_at) FROM bank_details vb JOIN bank_details_check vc ON vc.bank_details_id = vb.id
    WHERE vb.organisation_id = o.id AND vb.status = 'verified')`;

@Injectable()
export class OrganisationChecks {
  constructor(private readonly dataSource: DataSource) {}

  /** All there ever were of this kind, the latest first. */
  history(organisationId: string, kind: OrganisationCheckKind): Promise<readonly RecordedCheck[]> {
    return this.dataSource.query<RecordedCheck[]>(
      `SELECT c.number, c.outcome, c.note, c.source, c.source_on::text AS "sourceOn",
              c.look_up_id AS "lookUpId", c.file_id AS "fileId", f.file_name AS "fileName",
              c.expires_on::text AS "expiresOn", c.recorded_for AS "recordedFor",
              c.checked_at AS "checkedAt", p.name AS "checkedByName"
         FROM organisation_check c
         JOIN person p ON p.id = c.checked_by
         LEFT JOIN stored_file f ON f.id = c.file_id
        WHERE c.organisation_id = $1 AND c.kind = $2 ORDER BY c.number DESC`,
      [organisationId, kind],
    );
  }

  /** Null while no account is verified. */
  async verifiedAccount(organisationId: string): Promise<VerifiedAccount | null> {
    const [row] = await this.dataSource.query<VerifiedAccount[]>(
      `SELECT max(c.checked_at) AS "verifiedAt", array_agg(p.name ORDER BY c.place) AS by
         FROM bank_details b
         JOIN bank_details_check c ON c.bank_details_id = b.id
         JOIN person p ON p.id = c.checked_by
        WHERE b.organisation_id = $1 AND b.status = 'verified' GROUP BY b.id`,
      [organisationId],
    );
    return row ?? null;
  }

  /** Whether a check of this organisation was made with that file. */
  isMadeWith(organisationId: string, fileId: string): Promise<boolean> {
    return this.dataSource.manager.existsBy(OrganisationCheck, { organisationId, fileId });
  }
}
