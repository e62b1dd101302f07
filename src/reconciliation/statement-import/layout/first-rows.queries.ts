import { Injectable, NotFoundException } from '@nestjs/common';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import {
  firstRows,
  likeliestDelimiter,
  UnclosedQuote,
  type Delimiter,
} from '../reading/csv-rows.js';
import { readText, type Encoding } from '../reading/file-text.js';
import type { Row } from '../reading/table.rules.js';
import { Uploads } from '../upload/uploads.queries.js';

const MOST_ROWS = 120;

/** The beginning of a file set aside, as a table. */
export interface FirstRows {
  readonly delimiter: Delimiter;
  readonly rows: readonly Row[];
}

@Injectable()
export class FirstRowsOfUpload {
  constructor(
    private readonly transactions: Transactions,
    private readonly uploads: Uploads,
  ) {}

  /** @throws NotFoundException for a file that is no table */
  of(uploadId: string): Promise<FirstRows> {
    return this.transactions.run((tx) => this.in(tx, uploadId));
  }

  /** As `of`, in the caller's transaction. @param encoding as a person said, else as the bytes tell */
  async in(tx: Tx, uploadId: string, encoding?: Encoding): Promise<FirstRows> {
    const bytes = await this.uploads.bytesOf(tx, uploadId);
    const read = readText(bytes, '', encoding);
    if ('problem' in read || read.kind !== 'csv') throw new NotFoundException();
    try {
      const delimiter = await likeliestDelimiter(read.pieces);
      return { delimiter, rows: await firstRows(read.pieces(), delimiter, MOST_ROWS) };
    } catch (problem) {
      if (!(problem instanceof UnclosedQuote)) throw problem;
      return { delimiter: ',', rows: [] };
    }
  }
}
