import { Injectable } from '@nestjs/common';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { AskedBack } from './asked-back.entity.js';

/** What monitoring tells payments about money that is to come back, in the transaction in which it is decided. */
@Injectable()
export class AskedBacks {
  async open(
    tx: Tx,
    asked: {
      readonly id: string;
      readonly awardId: string;
      readonly amountPence: Pence;
      readonly askedOn: LondonDate;
    },
  ): Promise<void> {
    await tx.insert(AskedBack, { ...asked, writtenOffPence: 0n });
  }

  /** So much of it will never come. */
  async writeOff(tx: Tx, id: string, writtenOffPence: Pence): Promise<void> {
    await tx.update(AskedBack, { id }, { writtenOffPence });
  }
}
