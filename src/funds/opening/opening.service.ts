import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Fund } from '../fund.entity.js';
import type { AgreementTerms } from '../agreement/agreement.rules.js';
import { refusalsToOpenFund } from './opening.rules.js';

/** What the agreement says beside its purpose and dates may be left for later: then it says nothing. */
export interface OpenFund extends Partial<AgreementTerms> {
  readonly name: string;
  readonly code: string;
  readonly funderName: string;
  readonly restriction: string;
  readonly agreementReference: string;
  readonly startsOn: LondonDate;
  readonly spendBy: LondonDate;
}

@Injectable()
export class FundOpening {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens the fund and its accounts in the ledger, with nothing in it yet.
   * @param openedBy the person's id.
   * @throws Refused when the code is taken or not plain, or it is to be spent before it starts.
   */
  async open(command: OpenFund, openedBy: string): Promise<Fund> {
    refuseIfAny(refusalsToOpenFund(command));
    return this.transactions.run(async (tx) => {
      const fund = await tx.save(Fund, {
        ...command,
        openedAt: this.clock.now(),
        openedBy,
      });
      await this.journal.openFund(tx, { fundId: fund.id, code: fund.code });
      await this.audit.record(tx, {
        subject: `fund/${fund.id}`,
        act: 'opened',
        by: openedBy,
        detail: { code: fund.code },
      });
      return fund;
    });
  }
}
