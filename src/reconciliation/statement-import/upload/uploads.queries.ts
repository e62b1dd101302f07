import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { StatementUpload } from './statement-upload.entity.js';

/** The file comes out of the database in pieces: as one value it would be held several times over. */
const PIECE = 4_000_000;

@Injectable()
export class Uploads {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** One that is still there, without its file. */
  byId(id: string): Promise<StatementUpload | null> {
    return this.transactions.run((tx) => this.inTime(tx, id));
  }

  /** As `byId`, and nobody else may act on it until the transaction ends. */
  forUpdate(tx: Tx, id: string): Promise<StatementUpload | null> {
    return this.inTime(tx, id, { mode: 'pessimistic_write' });
  }

  async bytesOf(tx: Tx, id: string): Promise<Buffer> {
    const [row] = await tx.query<{ length: number }[]>(
      'SELECT coalesce(length(file), 0) AS length FROM statement_upload WHERE id = $1',
      [id],
    );
    const bytes = Buffer.alloc(row?.length ?? 0);
    for (let at = 0; at < bytes.length; at += PIECE) {
      const [piece] = await tx.query<{ bytes: Buffer }[]>(
        'SELECT substring(file FROM $2 FOR $3) AS bytes FROM statement_upload WHERE id = $1',
        [id, at + 1, PIECE],
      );
      piece?.bytes.copy(bytes, at);
    }
    return bytes;
  }

  private async inTime(
    tx: Tx,
    id: string,
    lock?: { mode: 'pessimistic_write' },
  ): Promise<StatementUpload | null> {
    const upload = await tx.findOne(StatementUpload, { where: { id }, ...(lock ? { lock } : {}) });
    return upload && upload.expiresAt > this.clock.now() ? upload : null;
  }
}
