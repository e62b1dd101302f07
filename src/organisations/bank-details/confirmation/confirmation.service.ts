import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { CheckingFactsQueries } from '../checking/checking-facts.queries.js';
import { ConfirmationOfPayee } from './confirmation-of-payee.entity.js';
import { refusalsToConfirmPayee, type PayeeResult } from './confirmation.rules.js';

export interface ConfirmPayee {
  readonly detailsId: string;
  readonly result: PayeeResult;
  /** The name the bank gave: kept with a close match only. */
  readonly nameAtBank: string;
  readonly by: string;
}

/** Somebody has asked the bank whether the name is the account's, and writes down what it said. */
@Injectable()
export class PayeeConfirming {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: CheckingFactsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The bank may be asked again, also about an account that is verified; the last answer counts.
   * The same answer again from the same person is one.
   * @throws Refused to its giver and the organisation's contacts, for an account no longer used, and
   * for a close match without the name.
   */
  record(command: ConfirmPayee): Promise<void> {
    const { detailsId, result, by } = command;
    const nameAtBank = result === 'close-match' ? command.nameAtBank : null;
    return this.transactions.run(async (tx) => {
      const facts = await this.facts.loadForUpdate(tx, detailsId);
      refuseIfAny(refusalsToConfirmPayee(facts, command, by));
      const last = await tx.findOne(ConfirmationOfPayee, {
        where: { bankDetailsId: detailsId },
        order: { place: 'DESC' },
      });
      const isSame = last?.result === result && last.nameAtBank === nameAtBank;
      if (isSame && last.askedBy === by) return;
      await tx.insert(ConfirmationOfPayee, {
        bankDetailsId: detailsId,
        place: (last?.place ?? 0) + 1,
        result,
        nameAtBank,
        askedAt: this.clock.now(),
        askedBy: by,
      });
      await this.audit.record(tx, {
        subject: `organisation/${facts.organisationId}`,
        act: 'payee-confirmation-recorded',
        by,
        detail: { detailsId, result },
      });
    });
  }
}
