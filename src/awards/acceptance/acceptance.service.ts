import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal.js';
import { BankDetails } from '../../organisations/bank-details/bank-details.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import type { UploadedFile } from '../../platform/files/file-content.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Award } from '../award.entity.js';
import { afterAct } from '../award.lifecycle.js';
import { awardAccepted } from '../awards.events.js';
import type { FilledAcceptance } from './acceptance.form.js';

export interface AcceptAward extends FilledAcceptance {
  readonly awardId: string;
  /** A paper that shows the account, where one came with it. */
  readonly evidence?: UploadedFile | undefined;
  readonly acceptedBy: string;
}

@Injectable()
export class Acceptance {
  constructor(
    private readonly transactions: Transactions,
    private readonly bankDetails: BankDetails,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Accepts an offer, and records where to pay it where that is still to be said. The second of two
   * clicks, or of two contacts, finds it accepted and changes nothing.
   * The caller has seen that the person is a contact of the award's organisation.
   * @throws Refused when the trustee has refused the award, or the account is missing, wrong or given meanwhile.
   */
  accept(command: AcceptAward): Promise<void> {
    const { awardId, acceptedBy, signatoryName, signatoryPosition } = command;
    return this.transactions.run(async (tx) => {
      const award = await tx.findOne(Award, {
        where: { id: awardId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!award) throw new NotFoundException();
      const next = afterAct('accept', award.status);
      if (award.status === 'accepted') return;
      if ('refusal' in next) refuse(next.refusal.code, next.refusal.message);

      await this.giveAccount(tx, award.organisationId, command);
      await tx.update(
        Award,
        { id: awardId },
        {
          status: next.status,
          acceptedAt: this.clock.now(),
          acceptedBy,
          signatoryName,
          signatoryPosition,
        },
      );
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: 'accepted',
        by: acceptedBy,
        detail: { from: award.status, to: next.status, signatoryName },
      });
      await this.outbox.add(tx, awardAccepted(awardId));
    });
  }

  private async giveAccount(
    tx: Tx,
    organisationId: string,
    { account, evidence, acceptedBy: by }: AcceptAward,
  ): Promise<void> {
    if (account) await this.bankDetails.give(tx, { ...account, evidence, organisationId, by });
    else if (!(await this.bankDetails.areGiven(tx, organisationId))) {
      refuse('bank-details-missing', 'Say which account to pay', 'accountName');
    }
  }
}
