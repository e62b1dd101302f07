import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { StatementLayout } from './statement-layout.entity.js';

@Injectable()
export class StatementLayouts {
  /** What was said last of the columns of this account's files. */
  latestOf(tx: Tx, bankAccountId: string): Promise<StatementLayout | null> {
    return tx.findOne(StatementLayout, { where: { bankAccountId }, order: { number: 'DESC' } });
  }
}
