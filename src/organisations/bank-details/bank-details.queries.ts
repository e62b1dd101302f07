import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { ListedFile } from '../../platform/files/shown-file.rules.js';
import { Sealing } from '../../platform/secrets/sealing.service.js';
import type { BankDetailsStatus } from './bank-details.lifecycle.js';
import { dashedSortCode, maskedAccountNumber } from './bank-details.rules.js';
import type { PayeeConfirmation } from './confirmation/confirmation.rules.js';
import { modulusCheckOf, type ModulusCheck } from './modulus.js';

/** One version of an organisation's account, masked, and where it stands. */
export interface DetailsVersion {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly version: number;
  readonly accountName: string;
  /** 12-34-56 */
  readonly sortCode: string;
  /** `•••• 5678` */
  readonly masked: string;
  readonly status: BankDetailsStatus;
  readonly payableFrom: LondonDate;
  readonly givenAt: Date;
  readonly givenBy: string;
  readonly givenByName: string;
  readonly refusedReason: string | null;
  readonly modulusCheck: ModulusCheck;
  /** It came after one that had been verified. */
  readonly isChange: boolean;
  readonly checks: readonly DetailsCheck[];
  /** Papers that show the account, the first added first. */
  readonly evidence: readonly ListedEvidence[];
  /** What the bank said the last time that it was asked whose account it is; null until then. */
  readonly confirmation: PayeeConfirmation | null;
  /** Other organisations that have given the same account, by name. */
  readonly alsoGivenBy: readonly { readonly id: string; readonly name: string }[];
}

/** One person's word that the account is the organisation's. */
interface DetailsCheck {
  readonly by: string;
  readonly byName: string;
  /** ISO, with its zone. */
  readonly at: string;
  readonly evidence: string;
  /** Null on a second check without a call. */
  readonly spokeTo: string | null;
  readonly numberKnownFrom: string | null;
  readonly calledOn: LondonDate | null;
  /** Why it was verified although the bank did not know the name; null where it did. */
  readonly despiteNoMatch: string | null;
  /** The names of the papers that they looked at. */
  readonly lookedAt: readonly string[];
}

/** A paper without its bytes, as a list shows it. */
export interface ListedEvidence extends ListedFile {
  readonly sha256: string;
  readonly addedAt: Date;
  readonly addedByName: string;
}

interface Row extends Omit<
  DetailsVersion,
  'masked' | 'modulusCheck' | 'evidence' | 'confirmation'
> {
  readonly accountNumber: Buffer;
  readonly evidence: readonly (Omit<ListedEvidence, 'addedAt'> & { readonly addedAt: string })[];
  readonly confirmation: (Omit<PayeeConfirmation, 'askedAt'> & { readonly askedAt: string }) | null;
}

const SELECT = `
  SELECT b.id, b.organisation_id AS "organisationId", o.name AS "organisationName", b.version,
         b.account_name AS "accountName", b.sort_code AS "sortCode", b.account_number AS "accountNumber",
         b.status, b.payable_from::text AS "payableFrom", b.given_at AS "givenAt",
         b.given_by AS "givenBy", p.name AS "givenByName", b.refused_reason AS "refusedReason",
         EXISTS (SELECT FROM bank_details e WHERE e.organisation_id = o.id AND e.version < b.version
            AND (SELECT count(*) FROM bank_details_check c WHERE c.bank_details_id = e.id) > 1) AS "isChange",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('by', c.checked_by, 'byName', cp.name,
                   'at', c.checked_at, 'evidence', c.evidence, 'spokeTo', c.spoke_to,
                   'numberKnownFrom', c.number_known_from, 'calledOn', c.called_on,
                   'despiteNoMatch', c.despite_no_match,
                   'lookedAt', ARRAY(SELECT ef.file_name FROM bank_details_looked_at l
                                       JOIN stored_file ef ON ef.id = l.evidence_id
                                      WHERE l.bank_details_id = b.id AND l.place = c.place
                                      ORDER BY ef.file_name)) ORDER BY c.place), '[]')
            FROM bank_details_check c JOIN person cp ON cp.id = c.checked_by
           WHERE c.bank_details_id = b.id) AS checks,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'fileName', ef.file_name, 'size', ef.size,
                   'sha256', ef.sha256, 'scan', ef.scan, 'scanFound', ef.scan_found, 'addedAt', e.added_at, 'addedByName', ep.name) ORDER BY e.added_at, e.id), '[]')
            FROM bank_details_evidence e JOIN stored_file ef ON ef.id = e.id
                 JOIN person ep ON ep.id = e.added_by
           WHERE e.bank_details_id = b.id) AS evidence,
         (SELECT jsonb_build_object('result', y.result, 'nameAtBank', y.name_at_bank,
                   'askedAt', y.asked_at, 'askedByName', yp.name)
            FROM confirmation_of_payee y JOIN person yp ON yp.id = y.asked_by
           WHERE y.bank_details_id = b.id ORDER BY y.place DESC LIMIT 1) AS confirmation,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', oo.id, 'name', oo.name) ORDER BY oo.name, oo.id), '[]')
            FROM organisation oo
           WHERE oo.id <> b.organisation_id AND EXISTS (SELECT FROM bank_details ob
                   WHERE ob.fingerprint = b.fingerprint AND ob.organisation_id = oo.id)) AS "alsoGivenBy"
    FROM bank_details b
    JOIN organisation o ON o.id = b.organisation_id
    JOIN person p ON p.id = b.given_by`;

@Injectable()
export class BankDetailsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sealing: Sealing,
  ) {}

  /** The newest that was not turned down, checked or not; undefined until one is given. */
  async of(organisationId: string): Promise<DetailsVersion | undefined> {
    const versions = await this.history(organisationId);
    return versions.find(({ status }) => status === 'given' || status === 'verified');
  }

  /** All that were ever given, the newest first. */
  history(organisationId: string): Promise<readonly DetailsVersion[]> {
    return this.read('b.organisation_id = $1 ORDER BY b.version DESC', organisationId);
  }

  async byId(id: string): Promise<DetailsVersion | undefined> {
    const [version] = await this.read('b.id = $1', id);
    return version;
  }

  byIds(ids: readonly string[]): Promise<readonly DetailsVersion[]> {
    return this.read('b.id = ANY($1)', ids);
  }

  /** Those that wait for somebody to check them, the oldest first. */
  toCheck(): Promise<readonly DetailsVersion[]> {
    return this.read('b.status = $1 ORDER BY b.given_at, b.id', 'given');
  }

  /** Those that wait to be checked and were given on these days, both included: by day, and nothing of the account. */
  givenBetween(
    from: LondonDate,
    upTo: LondonDate,
  ): Promise<readonly { readonly id: string; readonly givenOn: LondonDate }[]> {
    return this.dataSource.query(
      `SELECT id, to_char(given_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "givenOn" FROM bank_details
        WHERE status = 'given' AND given_at >= ($1::date)::timestamp AT TIME ZONE 'Europe/London'
          AND given_at < ($2::date + 1)::timestamp AT TIME ZONE 'Europe/London' ORDER BY given_at, id`,
      [from, upTo],
    );
  }

  /** The day it was given; undefined when it was checked or turned down. Nobody does that until the transaction ends. */
  async lockedGivenOn(tx: Tx, id: string): Promise<LondonDate | undefined> {
    const [given] = await tx.query<{ givenOn: LondonDate }[]>(
      `SELECT to_char(given_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "givenOn"
         FROM bank_details WHERE id = $1 AND status = 'given' FOR SHARE`,
      [id],
    );
    return given?.givenOn;
  }

  /** Id → whose, of these. */
  async ownersOf(
    ids: readonly string[],
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<ReadonlyMap<string, { readonly organisationId: string; readonly name: string }>> {
    const rows = await db.query<{ id: string; organisationId: string; name: string }[]>(
      `SELECT b.id, o.id AS "organisationId", o.name FROM bank_details b
         JOIN organisation o ON o.id = b.organisation_id WHERE b.id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map(({ id, ...owner }) => [id, owner]));
  }

  private async read(
    which: string,
    value: string | readonly string[],
  ): Promise<readonly DetailsVersion[]> {
    const rows = await this.dataSource.query<Row[]>(`${SELECT} WHERE ${which}`, [value]);
    return rows.map(({ accountNumber, ...row }) => {
      const number = this.sealing.open(accountNumber, `bank_details/${row.id}`).toString();
      return {
        ...row,
        sortCode: dashedSortCode(row.sortCode),
        masked: maskedAccountNumber(number),
        modulusCheck: modulusCheckOf(row.sortCode, number),
        evidence: row.evidence.map((paper) => ({ ...paper, addedAt: new Date(paper.addedAt) })),
        confirmation: row.confirmation && {
          ...row.confirmation,
          askedAt: new Date(row.confirmation.askedAt),
        },
      };
    });
  }
}
