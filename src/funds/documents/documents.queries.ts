import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ListedFile } from '../../platform/files/shown-file.rules.js';
import { FundDocument } from './fund-document.entity.js';

/** A document without its bytes, as a list shows it. */
export interface ListedDocument extends ListedFile {
  readonly title: string;
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
      `SELECT d.id, d.title, f.file_name AS "fileName", f.size, f.sha256, f.scan, f.scan_found AS "scanFound", d.added_at AS "addedAt",
              p.name AS "addedByName"
         FROM fund_document d JOIN stored_file f ON f.id = d.id JOIN person p ON p.id = d.added_by
        WHERE d.fund_id = $1 ORDER BY d.added_at DESC, d.id`,
      [fundId],
    );
  }

  /** Whether this fund has it; its id is its file's. */
  has(fundId: string, id: string): Promise<boolean> {
    return this.dataSource.manager.existsBy(FundDocument, { id, fundId });
  }
}
