import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FundDocument } from './fund-document.entity.js';

/** A document without its bytes, as a list shows it. */
export interface ListedDocument {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  readonly addedAt: Date;
  readonly addedByName: string;
}

@Injectable()
export class FundDocuments {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first. */
  ofFund(fundId: string): Promise<ListedDocument[]> {
    return this.dataSource.query<ListedDocument[]>(
      `SELECT d.id, d.title, d.file_name AS "fileName", d.size, d.sha256, d.added_at AS "addedAt",
              p.name AS "addedByName"
         FROM fund_document d JOIN person p ON p.id = d.added_by
        WHERE d.fund_id = $1 ORDER BY d.added_at DESC, d.id`,
      [fundId],
    );
  }

  /** With its bytes; null when this fund has no such document. */
  byId(fundId: string, id: string): Promise<FundDocument | null> {
    return this.dataSource.manager.findOneBy(FundDocument, { id, fundId });
  }
}
