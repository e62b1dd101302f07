import { Injectable } from '@nestjs/common';
import { Fund } from '../../funds/fund.entity.js';
import { SUSPENSE_CODE } from '../../funds/suspense.rules.js';
import { Clock } from '../../kernel/clock.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';

export { SUSPENSE_CODE };

/** The fund of nobody: it holds what nobody has explained yet, and takes no awards. */
@Injectable()
export class SuspenseFund {
  constructor(
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Opened the first time somebody needs it.
   * @param by whose act that is.
   * @returns its id.
   */
  async openedWithin(tx: Tx, by: string): Promise<string> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(Fund)
      .values({
        code: SUSPENSE_CODE,
        name: 'Suspense',
        funderName: 'Not known yet',
        restriction: 'Money that nobody has explained yet: it is awarded to nobody',
        agreementReference: 'None',
        startsOn: '2000-01-01',
        spendBy: '2099-12-31',
        openedAt: this.clock.now(),
        openedBy: by,
      })
      .orIgnore()
      .returning('id')
      .execute();
    const { id } = await tx.findOneByOrFail(Fund, { code: SUSPENSE_CODE });
    if ((inserted.raw as unknown[]).length === 1) {
      await this.journal.openFund(tx, { fundId: id, code: SUSPENSE_CODE, takesAwards: false });
      await this.audit.record(tx, { subject: `fund/${id}`, act: 'opened', by });
    }
    return id;
  }
}
