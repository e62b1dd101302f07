import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Instalment } from '../instalment.entity.js';
import { afterAct } from '../instalment.lifecycle.js';

/** What follows for its payments when the trustee has refused an award. */
@Injectable()
export class PaymentRefusing {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** Those that were planned will never be made; what was sent stays as it is. Harmless twice. */
  refuse(awardId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT FROM award WHERE id = $1 FOR NO KEY UPDATE', [awardId]);
      const instalments = await tx.find(Instalment, {
        where: { awardId },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      for (const { id, reference, status } of instalments) {
        const next = afterAct('refuse', status);
        if ('refusal' in next) continue;
        await tx.update(Instalment, { id }, { status: next.status });
        await this.audit.record(tx, {
          subject: `award/${awardId}`,
          act: 'payment-refused',
          by: null,
          detail: { reference },
        });
      }
    });
  }
}
