import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { coolingOffDays } from './cooling-off.queries.js';

/** How long a changed account waits. What has been given keeps the day it was given with. */
@Injectable()
export class CoolingOff {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** @param days whole working days, 0 to 30. */
  async set(days: number, by: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const before = await coolingOffDays(tx);
      await tx.query('UPDATE bank_details_cooling_off SET days = $1', [days]);
      await this.audit.record(tx, {
        subject: 'setting/bank-details-cooling-off',
        act: 'set',
        by,
        detail: { from: before, to: days },
      });
    });
  }
}
