import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { ListedFile } from '../../platform/files/shown-file.rules.js';
import type { DocumentKind } from './document-kinds.rules.js';

/** A paper of an organisation's library, in it or no longer. */
export interface LibraryDocument {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly datedOn: LondonDate;
  readonly expiresOn: LondonDate | null;
  readonly file: ListedFile;
  readonly addedAt: Date;
  readonly addedByName: string;
  readonly replacedById: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnByName: string | null;
  readonly withdrawnReason: string | null;
}

/** A paper whose people may need reminding. */
export interface ExpiringDocument {
  readonly id: string;
  readonly expiresOn: LondonDate;
}

type Row = Omit<LibraryDocument, 'file'> & Omit<ListedFile, 'id'> & { readonly fileId: string };

/** The libraries of organisations. Whose a person may see, the caller decides. */
@Injectable()
export class OrganisationDocuments {
  constructor(private readonly dataSource: DataSource) {}

  /** Everything that ever was in its library: the newest first. */
  of(organisationId: string): Promise<readonly LibraryDocument[]> {
    return this.select('d.organisation_id = $1 ORDER BY d.added_at DESC, d.id', [organisationId]);
  }

  /** What may be taken into an application: in the library, not run out, and without an account number. */
  async toChoose(
    organisationId: string,
    today: LondonDate,
    tx?: Tx,
  ): Promise<readonly LibraryDocument[]> {
    return this.select(
      `d.organisation_id = $1 AND d.replaced_by_id IS NULL AND d.withdrawn_at IS NULL
         AND d.kind <> 'bank-statement' AND (d.expires_on IS NULL OR d.expires_on >= $2)
       ORDER BY d.kind, d.added_at DESC, d.id`,
      [organisationId, today],
      tx,
    );
  }

  /** Undefined unless it is this organisation's. */
  async byId(organisationId: string, id: string): Promise<LibraryDocument | undefined> {
    const [document] = await this.select('d.organisation_id = $1 AND d.id = $2', [
      organisationId,
      id,
    ]);
    return document;
  }

  async found(id: string, tx?: Tx): Promise<LibraryDocument | undefined> {
    const [document] = await this.select('d.id = $1', [id], tx);
    return document;
  }

  /** In a library, running out between these days, both included. */
  expiringBetween(from: LondonDate, to: LondonDate): Promise<readonly ExpiringDocument[]> {
    return this.dataSource.query<ExpiringDocument[]>(
      `SELECT id, expires_on::text AS "expiresOn" FROM organisation_document
        WHERE expires_on BETWEEN $1 AND $2 AND replaced_by_id IS NULL AND withdrawn_at IS NULL
        ORDER BY expires_on, id`,
      [from, to],
    );
  }

  /** Whether it is still in its library; it stays so until your transaction ends. */
  async isCurrent(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `SELECT FROM organisation_document
        WHERE id = $1 AND replaced_by_id IS NULL AND withdrawn_at IS NULL FOR SHARE`,
      [id],
    );
    return rows.length > 0;
  }

  private async select(
    which: string,
    parameters: readonly unknown[],
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly LibraryDocument[]> {
    const rows = await db.query<Row[]>(
      `SELECT d.id, d.organisation_id AS "organisationId", d.kind, d.title,
              d.dated_on::text AS "datedOn", d.expires_on::text AS "expiresOn", d.file_id AS "fileId",
              f.file_name AS "fileName", f.size, f.scan, f.scan_found AS "scanFound",
              d.added_at AS "addedAt", a.name AS "addedByName", d.replaced_by_id AS "replacedById",
              d.withdrawn_at AS "withdrawnAt", w.name AS "withdrawnByName",
              d.withdrawn_reason AS "withdrawnReason"
         FROM organisation_document d
         JOIN stored_file f ON f.id = d.file_id
         JOIN person a ON a.id = d.added_by
         LEFT JOIN person w ON w.id = d.withdrawn_by
        WHERE ${which}`,
      [...parameters],
    );
    return rows.map(({ fileId, fileName, size, scan, scanFound, ...document }) => ({
      ...document,
      file: { id: fileId, fileName, size, scan, scanFound },
    }));
  }
}
