import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { Outbox } from '../../../platform/outbox/outbox.service.js';
import { bankDetailsSettled } from '../../organisations.events.js';
import { GivenBankDetails } from '../bank-details.entity.js';
import { afterAct } from '../bank-details.lifecycle.js';
import { lockedVersions } from '../bank-details-facts.queries.js';

/** What could not be confirmed is turned down: the account before it, if any, is paid into again. */
@Injectable()
export class Refusing {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * A second click of the same person changes nothing. The organisation reads the reason.
   * @throws Refused when they no longer wait to be checked.
   */
  refuse(detailsId: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const found = await tx.findOneBy(GivenBankDetails, { id: detailsId });
      if (!found) throw new NotFoundException();
      const { organisationId } = found;
      await lockedVersions(tx, organisationId);
      const { status, refusedBy } = await tx.findOneByOrFail(GivenBankDetails, { id: detailsId });
      if (status === 'refused' && refusedBy === by) return;
      const next = afterAct('refuse', status);
      refuseIfAny('refusal' in next ? [next.refusal] : []);

      await tx.update(
        GivenBankDetails,
        { id: detailsId },
        {
          status: 'refused',
          refusedAt: this.clock.now(),
          refusedBy: by,
          refusedReason: reason,
        },
      );
      await this.audit.record(tx, {
        subject: `organisation/${organisationId}`,
        act: 'bank-details-refused',
        by,
        detail: { detailsId, reason },
      });
      await this.outbox.add(tx, bankDetailsSettled(detailsId));
    });
  }
}
