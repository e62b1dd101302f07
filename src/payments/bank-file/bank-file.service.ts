import { createHash, randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Sealing } from '../../platform/secrets/sealing.service.js';
import { sumPence } from '../../kernel/pence.js';
import type { FileFacts } from './file-facts.rules.js';
import { LAYOUTS, type LayoutCode } from './layouts.rules.js';
import { PaymentFile } from './payment-file.entity.js';

/** A bank's file as it is handed out. */
export interface HandedOut {
  readonly fileName: string;
  readonly bytes: Buffer;
}

@Injectable()
export class BankFiles {
  constructor(
    private readonly transactions: Transactions,
    private readonly sealing: Sealing,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Writes the run's file once; the database keeps it as it is. */
  async make(
    tx: Tx,
    file: {
      readonly runId: string;
      readonly layout: LayoutCode;
      readonly facts: FileFacts;
      readonly by: string;
    },
  ): Promise<void> {
    const { runId, layout, facts, by } = file;
    const id = randomUUID();
    const bytes = Buffer.from(LAYOUTS[layout].write(facts), 'latin1');
    await tx.insert(PaymentFile, {
      id,
      runId,
      layout,
      fileName: `${facts.runReference}-${layout}.${LAYOUTS[layout].ending}`,
      bytes: this.sealing.seal(bytes, `payment_file/${id}`),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      payments: facts.payments.length,
      totalPence: sumPence(facts.payments.map(({ amountPence }) => amountPence)),
      madeAt: this.clock.now(),
      madeBy: by,
    });
  }

  /**
   * The same bytes each time, and each time on the record: whole account numbers are in them.
   * @throws NotFoundException before the run is sent.
   */
  handOut(runId: string, by: string): Promise<HandedOut> {
    return this.transactions.run(async (tx) => {
      const file = await tx.findOne(PaymentFile, {
        where: { runId },
        select: { id: true, fileName: true, bytes: true, sha256: true },
      });
      if (!file) throw new NotFoundException();
      await this.audit.record(tx, {
        subject: `payment-run/${runId}`,
        act: 'file-downloaded',
        by,
        detail: { sha256: file.sha256 },
      });
      return {
        fileName: file.fileName,
        bytes: this.sealing.open(file.bytes, `payment_file/${file.id}`),
      };
    });
  }
}
